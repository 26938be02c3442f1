package io.tierhub.intake;

import java.util.List;

/** A number with its sign turned, as in a column of refunds: 5 is -5; -5, (5) and 5- are 5. */
record Negate() implements Transform {
    private static final String MINUS = "-\u2212\u2013\uFF0D";

    @Override
    public List<String> apply(String text) {
        if (text.chars().noneMatch(c -> Character.isDigit(c) && c != '0')) {
            return List.of(text);
        }
        if (text.startsWith("(") && text.endsWith(")")) {
            return List.of(text.substring(1, text.length() - 1));
        }
        if (MINUS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            return List.of(text.substring(0, text.length() - 1));
        }
        for (int i = 0; !Character.isDigit(text.charAt(i)); i++) {
            if (MINUS.indexOf(text.charAt(i)) >= 0) {
                return List.of(text.substring(0, i) + text.substring(i + 1));
            }
        }
        return List.of("-" + (text.startsWith("+") ? text.substring(1) : text));
    }
}
