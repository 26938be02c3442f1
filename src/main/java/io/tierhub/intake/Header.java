package io.tierhub.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of a table. Names are matched trimmed, without regard to case and width; the second {@code name} is
 * {@code name#2}, and a column without a name goes by its position, from 1.
 */
public final class Header {
    private final List<String> cells;
    private final List<String> texts;
    private final List<String> names;
    private final Map<String, Integer> index = new HashMap<>();
    private final long line;

    private Header(List<String> cells, List<String> texts, List<String> names, long line) {
        this.cells = List.copyOf(cells);
        this.texts = List.copyOf(texts);
        this.names = List.copyOf(names);
        this.line = line;
        for (int i = 0; i < names.size(); i++) {
            index.putIfAbsent(folded(names.get(i)), i);
        }
    }

    /** The header of these cells, which stood on that line. */
    static Header of(List<String> cells, long line) {
        return named(cells, cells, line);
    }

    /** A header whose written form differs from its names, as one written over several rows does. */
    static Header named(List<String> cells, List<String> texts, long line) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = Cells.trim(cells.get(i));
            if (name.isEmpty()) {
                name = Integer.toString(i + 1);
            }
            int count = seen.merge(folded(name), 1, Integer::sum);
            names.add(count == 1 ? name : name + "#" + count);
        }
        return new Header(cells, texts, names, line);
    }

    /** The header of a file without one: columns 1, 2, 3 ... */
    static Header positional(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add(Integer.toString(i));
        }
        return new Header(List.of(), List.of(), names, 0);
    }

    /** The names of the columns, each different. */
    public List<String> names() {
        return names;
    }

    /** The cells of the header's row; empty where the file has none. */
    List<String> cells() {
        return cells;
    }

    /** The header as the file writes it; empty where the file has none. */
    public List<String> texts() {
        return texts;
    }

    /** The line of the header; 0: the file has none. */
    public long line() {
        return line;
    }

    public int size() {
        return names.size();
    }

    /** The position of the first of these names that is present; -1 if none is. */
    public int find(List<String> aliases) {
        for (String alias : aliases) {
            int at = find(alias);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** The position of the column of this name; -1 if there is none. */
    public int find(String name) {
        return index.getOrDefault(folded(name), -1);
    }

    static String folded(String name) {
        return Normalizer.normalize(Cells.trim(name), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
