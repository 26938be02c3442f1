package io.tierhub.console;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/** Messages of the log in which addresses have lost what may be secret: user, password and everything after a ?. */
public final class Masked extends MessageConverter {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\b[a-z][a-z0-9+.:-]*://)(?:[^\\s/@\"'<>]*@)?([^\\s?;#\"'<>]*)([?;#][^\\s\"'<>]*)?");

    @Override
    public String convert(ILoggingEvent event) {
        return mask(super.convert(event));
    }

    static String mask(String text) {
        return text.contains("://")
                ? ADDRESS.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                found.group(1) + found.group(2) + (found.group(3) == null ? "" : "?***")))
                : text;
    }
}
