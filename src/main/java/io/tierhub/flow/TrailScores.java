package io.tierhub.flow;

import io.tierhub.grade.ScoreVersion;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results that others have replaced, so that it can be told why they changed. Of a customer that changes often
 * the newest are kept and, of the time before, the last of each month.
 */
final class TrailScores {
    /** Results kept of one customer. */
    static final int MOST = 48;
    /** Of them, those that are kept whatever their day. */
    static final int NEWEST = 24;

    private final Map<Long, ScoreVersion> replaced = new TreeMap<>();

    /** A row gives way to another; a first one, or one of the same result, leaves nothing to be told. */
    void follow(@Nullable TierRow old, TierRow now) {
        if (old != null && !old.version().sameResult(now.version())) {
            replaced.put(now.customer(), old.version());
        }
    }

    void write(Tx tx) {
        if (replaced.isEmpty()) {
            return;
        }
        long[] customers = replaced.keySet().stream().mapToLong(Long::longValue).toArray();
        Map<Long, List<ScoreVersion>> before = tx.scoreTrail().of(customers);
        Map<Long, List<ScoreVersion>> fresh = new TreeMap<>();
        Map<Long, List<ScoreVersion>> longer = new TreeMap<>();
        replaced.forEach((customer, version) -> {
            List<ScoreVersion> trail = new ArrayList<>(before.getOrDefault(customer, List.of()));
            trail.add(version);
            (before.containsKey(customer) ? longer : fresh).put(customer, thinned(trail));
        });
        tx.scoreTrail().add(fresh);
        tx.scoreTrail().replace(longer);
    }

    /** At most {@link #MOST}: the oldest goes that is not the last of its month, else the oldest. */
    static List<ScoreVersion> thinned(List<ScoreVersion> trail) {
        while (trail.size() > MOST) {
            trail.remove(dispensable(trail));
        }
        return trail;
    }

    private static int dispensable(List<ScoreVersion> trail) {
        for (int i = 0; i < trail.size() - NEWEST; i++) {
            if (month(trail.get(i)).equals(month(trail.get(i + 1)))) {
                return i;
            }
        }
        return 0;
    }

    private static YearMonth month(ScoreVersion version) {
        return YearMonth.from(LocalDate.ofEpochDay(version.asOf()));
    }
}
