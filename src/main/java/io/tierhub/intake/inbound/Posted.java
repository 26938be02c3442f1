package io.tierhub.intake.inbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was posted, as it came.
 *
 * @param headers by name, in lower case
 * @param query parameters of the address
 * @param body byte by byte: signatures are over it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Posted(Map<String, String> headers, Map<String, String> query, byte[] body) {
    @Nullable String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    /** Nothing of it: it holds rows and keys. */
    @Override
    public String toString() {
        return "Posted[" + body.length + " bytes]";
    }
}
