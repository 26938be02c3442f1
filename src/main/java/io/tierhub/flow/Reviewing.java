package io.tierhub.flow;

import io.tierhub.flow.OpenPairs.Open;
import io.tierhub.master.Pin;
import io.tierhub.match.Constraint;
import io.tierhub.match.MatchRules;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What waits for a person, and what persons have decided. Reads only. */
public final class Reviewing {
    private final Store store;
    private final MasterLock lock;
    private final MatchRules rules;
    private final ZoneId zone;

    /** A pair that waits, with the names of its two customers, and since when. */
    public record Waiting(PairComparison pair, String nameOfOne, String nameOfOther, OffsetDateTime since) {}

    /**
     * A decision that stands.
     *
     * @param records the first pair of records that it is about, or the one that a pin hangs on
     * @param pairs how many pairs it is about
     * @param pin null: it is about pairs
     */
    public record Standing(
            Decision decision,
            OffsetDateTime at,
            List<SourceKey> records,
            boolean same,
            int pairs,
            @Nullable Pin pin) {}

    /** Which pairs are asked for: of a system, of so many bits at the least; the strongest of them. */
    public record Filter(@Nullable String system, @Nullable Double minBits, int limit) {
        boolean wants(Open pair) {
            return (minBits == null || pair.item().bits() >= minBits)
                    && (system == null
                            || pair.one().key().system().equals(system)
                            || pair.other().key().system().equals(system));
        }
    }

    private record Named(List<Open> pairs, Map<Long, String> names) {}

    public Reviewing(Store store, MasterLock lock, MatchRules rules, ZoneId zone) {
        this.store = store;
        this.lock = lock;
        this.rules = rules;
        this.zone = zone;
    }

    /** The pairs that wait, the strongest first, with their evidence as of now. */
    public List<Waiting> waiting(Filter filter) {
        return lock.master(state -> {
            Named found = store.read(tx -> {
                List<Open> pairs = OpenPairs.read(tx, filter::wants, filter.limit());
                long[] customers = pairs.stream()
                        .flatMapToLong(pair -> LongStream.of(
                                pair.one().customer(), pair.other().customer()))
                        .distinct()
                        .toArray();
                Map<Long, String> names = new HashMap<>();
                for (CustomerRow row : tx.customers().byIds(customers)) {
                    names.put(row.id(), row.name());
                }
                return new Named(pairs, names);
            });
            List<Waiting> waiting = new ArrayList<>();
            for (Open pair : found.pairs()) {
                PairComparison evidence = PairComparison.of(
                        state.matches(),
                        rules.preset(),
                        new PairComparison.Named(pair.recordOne(), pair.one().key()),
                        new PairComparison.Named(
                                pair.recordOther(), pair.other().key()));
                waiting.add(new Waiting(
                        evidence,
                        found.names().getOrDefault(pair.one().customer(), ""),
                        found.names().getOrDefault(pair.other().customer(), ""),
                        time(pair.item().at())));
            }
            return waiting;
        });
    }

    /** The decisions that stand, newest first. */
    public List<Standing> decided(int limit) {
        return store.read(tx -> {
            List<Standing> standing = new ArrayList<>();
            for (Decision decision : tx.decisions().standing(limit)) {
                standing.add(standing(tx, decision));
            }
            return standing;
        });
    }

    private Standing standing(Tx tx, Decision decision) {
        OffsetDateTime at = time(decision.at());
        Placed placed = tx.pins().of(decision.number());
        if (placed != null) {
            return new Standing(decision, at, keys(tx, placed.record()), false, 0, placed.pin());
        }
        List<Constraint> links = tx.decisions().links(decision.number());
        Constraint first = links.get(0);
        return new Standing(decision, at, keys(tx, first.a(), first.b()), first.same(), links.size(), null);
    }

    private static List<SourceKey> keys(Tx tx, int... records) {
        Map<Integer, Xref> found = tx.crossReference().byRecords(records);
        return Arrays.stream(records)
                .mapToObj(record -> Objects.requireNonNull(found.get(record)).key())
                .toList();
    }

    private OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
