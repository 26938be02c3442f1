package io.tierhub.match;

import java.util.List;
import java.util.stream.IntStream;

/** Work on many things, on all processors, in parts that are always the same: the outcome does not depend on how many there are. */
final class InParts {
    private static final int PARTS = 16;

    /** One part: things {@code from} to {@code to}, the latter not among them. */
    interface Part<T> {
        T of(int from, int to);
    }

    private InParts() {}

    /** What each part of {@code n} things gives, in their order. */
    static <T> List<T> of(int n, Part<T> part) {
        return IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(i -> part.of(bound(n, i), bound(n, i + 1)))
                .toList();
    }

    private static int bound(int n, int part) {
        return (int) ((long) n * part / PARTS);
    }
}
