package io.tierhub.config;

import java.util.Comparator;

/**
 * Where a setting was read.
 *
 * @param file a file relative to its home with forward slashes, or where else it came from: {@code environment
 *     TIERHUB_DATABASE_URL}
 * @param line 1-based; 0 where the origin has no lines, or the file as a whole is meant
 */
public record Place(String file, int line) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
