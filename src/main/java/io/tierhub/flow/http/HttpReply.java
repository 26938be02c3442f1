package io.tierhub.flow.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source answered.
 *
 * @param headers by name, in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    /** The first value of a header; null if there is none. */
    @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** All values of a header, as one. */
    @Nullable String joined(String name) {
        List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    /** Nothing of it: it holds rows, and may hold a token. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
