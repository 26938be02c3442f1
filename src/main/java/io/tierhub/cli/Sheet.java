package io.tierhub.cli;

import io.tierhub.vocabulary.Bilingual;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a report, the same in text, JSON, CSV and HTML.
 *
 * @param key its name for machines
 * @param rows cells in the order of the columns: texts, whole numbers, {@link Share}s, decimals (money), or null
 * @param plot shown above it in HTML; null: none
 */
record Sheet(
        String key,
        Bilingual title,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable Plot plot) {
    /** A column by its name for machines. */
    record Column(String key, Bilingual label) {}

    /** A part of a whole, from 0 to 1; people read percent. */
    record Share(double of) {
        /** Null of nothing. */
        static @Nullable Share of(long part, long whole) {
            return whole == 0 ? null : new Share((double) part / whole);
        }
    }

    /** A picture as SVG. */
    interface Plot {
        String svg();
    }

    static Column column(String key, String zh, String en) {
        return new Column(key, new Bilingual(zh, en));
    }

    /** A row; cells may be null. */
    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }
}
