package io.tierhub.cleanse;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.tierhub.vocabulary.Hash64;
import java.util.HashSet;
import java.util.Set;

/** How many different texts there were, in bounded memory: exactly while they are few, then by a sketch of 4 KiB. */
final class DistinctCount {
    /** More different texts than this are estimated, within some 1.2 % (one standard deviation). */
    static final int EXACT = 1_000;

    private static final int PRECISION = 12;

    private final UltraLogLog sketch = UltraLogLog.create(PRECISION);
    private Set<Long> few = new HashSet<>();
    private boolean exact = true;

    void add(String text) {
        long hash = Hash64.finish(Hash64.add(Hash64.START, text));
        sketch.add(hash);
        if (exact) {
            few.add(hash);
            if (few.size() > EXACT) {
                exact = false;
                few = Set.of();
            }
        }
    }

    long count() {
        return exact ? few.size() : Math.round(sketch.getDistinctCountEstimate());
    }

    boolean isExact() {
        return exact;
    }
}
