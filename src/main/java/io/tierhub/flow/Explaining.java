package io.tierhub.flow;

import io.tierhub.flow.PairComparison.Named;
import io.tierhub.master.Survivorship;
import io.tierhub.match.MatchRules;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.List;
import java.util.Map;

/**
 * Explains one customer, or one pair of source records. Reads only. The match index, whose building takes seconds at a
 * million records, is asked for where there is a pair to explain.
 */
public final class Explaining {
    private final Store store;
    private final MasterLock lock;
    private final Survivorship survivorship;
    private final MatchRules rules;
    private final BusinessClock clock;
    private final List<String> targets;

    /** The hub does not know what was asked for; the message says what it does know. */
    public static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownException(String message) {
            super(message);
        }
    }

    /** @param targets the systems that hear about tiers */
    public Explaining(
            Store store,
            MasterLock lock,
            Survivorship survivorship,
            MatchRules rules,
            BusinessClock clock,
            List<String> targets) {
        this.store = store;
        this.lock = lock;
        this.survivorship = survivorship;
        this.rules = rules;
        this.clock = clock;
        this.targets = List.copyOf(targets);
    }

    /**
     * Explains a customer, also one that was merged away: then the one that it became part of.
     *
     * @throws UnknownException if no customer has or had the identifier
     */
    public CustomerExplanation customer(CustomerId asked) {
        return withEvidence(store.read(tx -> customer(tx, asked, tx.redirects().resolve(asked.number()))));
    }

    /**
     * Explains the customer of a source record.
     *
     * @throws UnknownException if there is no such record
     */
    public CustomerExplanation customer(SourceKey key) {
        return withEvidence(store.read(tx -> {
            long customer = record(tx, key).customer();
            return customer(tx, new CustomerId(customer), customer);
        }));
    }

    /**
     * Compares two source records.
     *
     * @throws UnknownException if there is no such record
     * @throws IllegalArgumentException if both are the same
     */
    public PairComparison pair(SourceKey one, SourceKey other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException(
                    one + " is named twice; name two records, or one to have its customer explained");
        }
        List<SourceRow> rows = store.read(tx -> List.of(record(tx, one), record(tx, other)));
        SourceRow a = rows.get(0);
        SourceRow b = rows.get(1);
        return lock.master(state ->
                PairComparison.of(state.matches(), rules.preset(), new Named(a.id(), one), new Named(b.id(), other)));
    }

    private CustomerExplanation withEvidence(CustomerExplanation found) {
        return found.sources().size() < 2
                ? found
                : found.withEvidence(lock.master(state -> ExplainMatches.of(state.matches(), found.sources())));
    }

    private CustomerExplanation customer(Tx tx, CustomerId asked, long id) {
        List<CustomerRow> rows = tx.customers().byIds(new long[] {id});
        if (rows.isEmpty()) {
            throw new UnknownException("there is no customer " + asked
                    + "; tierhub export customers lists all, and explain SYSTEM:KEY finds one by its source record");
        }
        return new ExplainCustomer(
                        tx, rows.get(0), clock.zone(), (int) clock.today().toEpochDay())
                .explain(asked, survivorship, targets);
    }

    static SourceRow record(Tx tx, SourceKey key) {
        Map<String, Integer> systems = KnownSystems.numbers(tx);
        Integer system = systems.get(key.system());
        if (system == null) {
            throw new UnknownException("no record came from a system called " + key.system()
                    + (systems.isEmpty()
                            ? "; nothing was taken in yet: tierhub load SYSTEM FILE"
                            : "; records came from " + String.join(", ", systems.keySet())));
        }
        return tx.sources().byKeys(system, List.of(key.key())).stream()
                .findFirst()
                .orElseThrow(
                        () -> new UnknownException(key.system() + " has no customer record with the key " + key.key()
                                + "; tierhub export xref lists all, tierhub quarantine list those that were refused"));
    }
}
