package io.tierhub.flow;

import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Graded;
import io.tierhub.grade.Grading;
import io.tierhub.grade.TierMemory;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierState;
import io.tierhub.grade.TierStep;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What hysteresis knows of some customers: read before they are graded, written after, with the day of the next look. */
final class TierRecall {
    private final Map<Long, TierMemory> known;
    private final Map<Long, TierRow> before;
    private final int asOf;
    private final Map<Long, TierMemory> learned = new TreeMap<>();
    private final Map<Long, Integer> lookAgain = new TreeMap<>();

    private TierRecall(Map<Long, TierMemory> known, Map<Long, TierRow> before, int asOf) {
        this.known = known;
        this.before = before;
        this.asOf = asOf;
    }

    static TierRecall of(Tx tx, long[] customers, Map<Long, TierRow> before, int asOf) {
        return new TierRecall(tx.tierMemories().of(customers), before, asOf);
    }

    Graded grade(Grading grading, GradeInput input, @Nullable TierOverride override) {
        long customer = input.customer().number();
        TierMemory memory = memory(customer);
        Graded graded = grading.grade(input, memory, override);
        TierStep step = graded.tier().step();
        if (step != null) {
            TierState earlier = memory == null ? null : memory.asOf() == asOf ? memory.before() : memory.now();
            learned.put(customer, new TierMemory(asOf, earlier, step.state()));
            Integer next = step.lookAgain();
            if (next != null) {
                lookAgain.put(customer, next);
            }
        }
        return graded;
    }

    /** The tier alone; learns nothing. */
    Tier tier(Grading grading, GradeInput input, @Nullable TierOverride override) {
        return grading.tier(input, memory(input.customer().number()), override);
    }

    /** Rules may have held no tiers still when this one was given: then it begins with what stands. */
    private @Nullable TierMemory memory(long customer) {
        TierRow row = before.get(customer);
        TierMemory memory = known.get(customer);
        if (row == null || memory != null && memory.now().tier() == row.machine()) {
            return row == null ? null : memory;
        }
        return new TierMemory(asOf - 1, null, new TierState(row.machine(), row.since(), null, null));
    }

    void write(Tx tx) {
        Map<Long, TierMemory> changed = new HashMap<>(learned);
        changed.entrySet().removeAll(known.entrySet());
        tx.tierMemories().put(changed);
        tx.tierMemories().remember(changed);
        tx.gradesDue()
                .markForTime(
                        lookAgain.keySet().stream().mapToLong(Long::longValue).toArray(),
                        lookAgain.values().stream().mapToInt(Integer::intValue).toArray());
    }
}
