package io.tierhub.intake.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header (RFC 8288). */
final class LinkHeader {
    private static final Pattern LINK = Pattern.compile("<([^>]{1,8000})>((?:\\s*;[^,;<]*)*)");
    private static final Pattern NEXT = Pattern.compile("(?i)\\brel\\s*=\\s*(\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

    private LinkHeader() {}

    /** The address of the next page; null if there is none. */
    static @Nullable String next(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            if (NEXT.matcher(link.group(2)).find()) {
                return link.group(1);
            }
        }
        return null;
    }
}
