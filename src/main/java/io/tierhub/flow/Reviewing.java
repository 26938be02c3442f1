package io.tierhub.flow;

import io.tierhub.flow.OpenPairs.Open;
import io.tierhub.match.Constraint;
import io.tierhub.match.MatchRules;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
     * @param a with {@code b} the first pair of records that it is about
     * @param pairs how many pairs it is about
     */
    public record Standing(Decision decision, OffsetDateTime at, SourceKey a, SourceKey b, boolean same, int pairs) {}

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
                PairComparison evidence = new PairComparison(
                        pair.one().key(),
                        pair.other().key(),
                        new CustomerId(pair.one().customer()),
                        new CustomerId(pair.other().customer()),
                        state.matches().explain(pair.recordOne(), pair.recordOther()),
                        false,
                        rules.preset(),
                        state.matches().model());
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
                List<Constraint> links = tx.decisions().links(decision.number());
                Constraint first = links.get(0);
                Map<Integer, Xref> records = tx.crossReference().byRecords(new int[] {first.a(), first.b()});
                standing.add(new Standing(
                        decision,
                        time(decision.at()),
                        Objects.requireNonNull(records.get(first.a())).key(),
                        Objects.requireNonNull(records.get(first.b())).key(),
                        first.same(),
                        links.size()));
            }
            return standing;
        });
    }

    private OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
