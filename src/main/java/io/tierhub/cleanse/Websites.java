package io.tierhub.cleanse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of web pages. */
public final class Websites {
    private static final int LONGEST_HOST = 253;

    private Websites() {}

    /** Host in lower case without {@code www.}, then the path; scheme and final slash off. Null if it has no host. */
    public static @Nullable String clean(String raw) {
        String text = Text.clean(raw);
        int scheme = text.indexOf("://");
        String rest = scheme > 0 ? text.substring(scheme + 3) : text;
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end).toLowerCase(Locale.ROOT);
        while (host.startsWith("www.")) {
            host = host.substring(4);
        }
        if (host.isEmpty() || !DomainNames.isDomain(host, 0, LONGEST_HOST)) {
            return null;
        }
        String path = rest.substring(end);
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return host + path;
    }

    /** The host of a clean address. */
    public static String host(String clean) {
        int end = 0;
        while (end < clean.length() && "/?#:".indexOf(clean.charAt(end)) < 0) {
            end++;
        }
        return clean.substring(0, end);
    }
}
