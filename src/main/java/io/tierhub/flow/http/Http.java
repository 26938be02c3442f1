package io.tierhub.flow.http;

import io.tierhub.flow.SourceFault;

/** One request, one attempt, one answer. */
interface Http {
    /** @throws SourceFault when no answer came, or one that is too large or breaks off */
    HttpReply send(HttpCall call) throws SourceFault;
}
