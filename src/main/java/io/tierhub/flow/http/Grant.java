package io.tierhub.flow.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a login gave.
 *
 * @param values by name
 * @param cookies the Cookie header of all other requests; null: none
 * @param baseUrl the url to use instead of the configured one; null: the answer named none
 * @param untilMs when it ends
 */
record Grant(
        Map<String, String> values,
        @Nullable String cookies,
        @Nullable String baseUrl,
        long untilMs) {
    static final Grant NONE = new Grant(Map.of(), null, null, Long.MAX_VALUE);

    /** The same for another address. */
    Grant at(String url) {
        return new Grant(values, cookies, url, untilMs);
    }

    /** Nothing of it: all is secret. */
    @Override
    public String toString() {
        return "Grant[***]";
    }
}
