package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charset that the first line of an XML document names, where it is not one of Unicode, which shows by itself. */
final class XmlCharset {
    private static final Pattern NAMED =
            Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,39})[\"']");

    private static final int HEAD = 200;

    private XmlCharset() {}

    static @Nullable CharsetChoice named(SourceFile file, FormatHints hints) throws IOException {
        if (hints.charset() != null) {
            return null;
        }
        String head;
        try (InputStream in = file.open()) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        Matcher named = NAMED.matcher(head);
        if (!named.find()) {
            return null;
        }
        String name = named.group(1).toUpperCase(Locale.ROOT);
        if (name.startsWith("UTF") || !Charset.isSupported(name)) {
            return null;
        }
        // Windows writes what its code page holds and names the older, smaller set.
        Charset charset = name.equals("GB2312") || name.equals("GBK") ? CharsetSniffer.GB18030 : Charset.forName(name);
        return new CharsetChoice(charset, 0, "named by the document");
    }
}
