package io.tierhub.flow.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a source.
 *
 * @param body null: none
 * @param timeoutMs for all of it, to the last byte of the answer
 * @param maxBytes of the answer, unpacked
 */
record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        int timeoutMs,
        int maxBytes) {
    /** Nothing of it: it may hold a key. */
    @Override
    public String toString() {
        return "HttpCall[" + method + "]";
    }
}
