package io.tierhub.publish;

import io.tierhub.publish.template.PushTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters, such as {@code :tier} and {@code :external.erp}. Colons in quotes and in casts
 * ({@code ::}) are its own. Values are bound, never written into it.
 */
public final class NamedSql {
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|::|:([a-z_]+[0-9]?(?:\\.[A-Za-z0-9_-]+)?)");

    private final String bound;
    private final List<String> names;

    private NamedSql(String bound, List<String> names) {
        this.bound = bound;
        this.names = names;
    }

    /** Reads a statement; an unknown name is refused. */
    public static NamedSql of(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder bound = new StringBuilder();
        Matcher token = TOKEN.matcher(text.strip());
        while (token.find()) {
            if (token.group(1) == null) {
                token.appendReplacement(bound, Matcher.quoteReplacement(token.group()));
            } else {
                names.addAll(new PushTemplate("{" + token.group(1) + "}").names());
                token.appendReplacement(bound, "?");
            }
        }
        return new NamedSql(token.appendTail(bound).toString(), List.copyOf(names));
    }

    /** The statement with a question mark for each parameter. */
    public String bound() {
        return bound;
    }

    /** The names of the parameters, in their order. */
    public List<String> names() {
        return names;
    }

    boolean isSelect() {
        return bound.toUpperCase(Locale.ROOT).startsWith("SELECT ") && bound.indexOf(';') < 0;
    }

    boolean isUpdate() {
        return bound.toUpperCase(Locale.ROOT).startsWith("UPDATE ") && bound.indexOf(';') < 0;
    }

    @Override
    public String toString() {
        return bound;
    }
}
