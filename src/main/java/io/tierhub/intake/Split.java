package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a text between delimiters.
 *
 * @param take which one, from 1; {@link #LAST}, {@link #ALL}
 */
record Split(String delimiter, int take) implements Transform {
    static final int ALL = 0;
    static final int LAST = -1;

    @Override
    public List<String> apply(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            parts.add(text.substring(from, at));
            from = at + delimiter.length();
        }
        parts.add(text.substring(from));
        if (take == ALL) {
            return parts;
        }
        int index = take == LAST ? parts.size() - 1 : take - 1;
        return index < parts.size() ? List.of(parts.get(index)) : List.of();
    }
}
