package io.tierhub.flow;

import io.tierhub.grade.Overrides;
import io.tierhub.grade.TierOverride;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.TagsGiven.Given;
import io.tierhub.store.TierOverrides.Placed;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What persons say about tiers and tags, as of a day, by the customers that their source records are now. Read once for a run of
 * grading, which nothing masters beside.
 */
final class PersonsSay {
    private static final Logger LOG = LoggerFactory.getLogger(PersonsSay.class);
    /** Overrides that one line of the log names. */
    private static final int NAMED = 10;

    private final int day;
    private final Map<Long, List<TierOverride>> overrides = new HashMap<>();

    private final Map<Long, SortedSet<String>> tags = new HashMap<>();

    private PersonsSay(int day) {
        this.day = day;
    }

    static PersonsSay read(Tx tx, int day) {
        PersonsSay say = new PersonsSay(day);
        List<Placed> lasting = tx.tierOverrides().lasting(day);
        List<Given> given = tx.tagsGiven().standing();
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(IntStream.concat(
                                lasting.stream().mapToInt(Placed::record),
                                given.stream().mapToInt(Given::record))
                        .distinct()
                        .toArray());
        lasting.forEach(each -> say.place(each.override(), records.get(each.record())));
        for (Given each : given) {
            Xref record = records.get(each.record());
            if (record != null) {
                say.tags
                        .computeIfAbsent(record.customer(), customer -> new TreeSet<>())
                        .add(each.tag());
            }
        }
        return say;
    }

    /** The same about tiers as it was known at an instant. */
    static PersonsSay known(Tx tx, int day, AsKnown at) {
        PersonsSay say = new PersonsSay(day);
        List<Placed> lasting = tx.tierOverrides().lasting(day).stream()
                .filter(each -> each.at() <= at.ms())
                .toList();
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(lasting.stream().mapToInt(Placed::record).distinct().toArray());
        lasting.forEach(each -> say.place(each.override().knownOn(at.day()), records.get(each.record())));
        return say;
    }

    private void place(TierOverride override, @Nullable Xref record) {
        if (record != null) {
            overrides
                    .computeIfAbsent(record.customer(), customer -> new ArrayList<>(1))
                    .add(override);
        }
    }

    /** Whether anybody gave a tag. */
    boolean tags() {
        return !tags.isEmpty();
    }

    /** The tags that persons gave a customer. */
    SortedSet<String> tags(long customer) {
        return tags.getOrDefault(customer, Collections.emptySortedSet());
    }

    /** What holds of a customer's tier; null: nothing. */
    @Nullable TierOverride override(long customer) {
        return Overrides.holding(overrides.getOrDefault(customer, List.of()), day);
    }

    /** Makes some customers that were graded due on the day on which the next of their overrides begins or ends. */
    void lookAgain(Tx tx, long[] customers) {
        if (overrides.isEmpty()) {
            return;
        }
        Map<Long, Integer> next = new HashMap<>();
        for (long customer : customers) {
            Integer change = Overrides.nextChange(overrides.getOrDefault(customer, List.of()), day);
            if (change != null) {
                next.put(customer, change);
            }
        }
        long[] due = next.keySet().stream().mapToLong(Long::longValue).toArray();
        tx.gradesDue().markForTime(due, Arrays.stream(due).mapToInt(next::get).toArray());
    }

    /** Says which end soon. */
    void warn() {
        List<String> soon = new ArrayList<>();
        overrides.forEach((customer, all) -> all.stream()
                .filter(each -> each.endsSoon(day))
                .forEach(each -> soon.add(each.number() + " of " + new CustomerId(customer) + " on "
                        + LocalDate.ofEpochDay(each.stop()))));
        if (!soon.isEmpty()) {
            LOG.warn(
                    "{} overrides of tiers end within {} days: {}{}; tierhub override list shows all",
                    soon.size(),
                    TierOverride.WARNING,
                    soon.stream().sorted().limit(NAMED).collect(Collectors.joining(", ")),
                    soon.size() > NAMED ? " and more" : "");
        }
    }
}
