package io.tierhub.match;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Which source records are one customer: an index in memory, derived from the store, that places one record at a time. Records
 * have dense non-negative ids of the caller's choice, customers positive numbers.
 *
 * <p>One thread only. Every change is pending, and already seen by the next call, until {@link #commit()} makes it stay or
 * {@link #rollback()} takes back all since the last commit; so the index changes for good only after the database has.
 */
public final class MatchIndex {
    private final Journal journal = new Journal();
    private final Records records = new Records();
    private final Clusters clusters = new Clusters();
    private final KeyIndex keys;
    private final Constraints constraints = new Constraints();
    private final JoinRule rule;
    private final Placement placement;
    private final Accounts accounts;
    private final MatchRules rules;
    private final FeatureView view = new FeatureView();
    private MatchModel model;

    public MatchIndex(MatchRules rules) {
        this(rules, MatchModel.shipped());
    }

    public MatchIndex(MatchRules rules, MatchModel model) {
        this.rules = rules;
        this.keys = new KeyIndex(records, journal, rules.keyCap());
        this.model = model;
        this.rule = new JoinRule(rules, records, scorer(), constraints);
        this.placement = new Placement(rules, records, keys, clusters, journal, rule, constraints);
        this.accounts = new Accounts(records, keys, clusters);
    }

    /** A scorer for one thread. */
    Scorer scorer() {
        return new Scorer(model, new IndexedPopulation(records, keys));
    }

    /** The weights in use. */
    public MatchModel model() {
        return model;
    }

    /** Weighs by another model from now on; no record moves by that alone. */
    public void use(MatchModel other) {
        model = other;
        rule.use(scorer());
    }

    /** Rebuild at start: the record belongs to that customer. Nothing is compared, nothing is pending. */
    public void add(int recordId, long customer, Features features) {
        refuseKnown(recordId);
        if (journal.size() > 0) {
            throw new IllegalStateException("records are added before any is placed: commit or roll back first");
        }
        journal.open(false);
        enter(recordId, features.blob(), features.keys());
        placement.assign(recordId, customer);
        journal.open(true);
    }

    /**
     * Finds the customer of a record that the index does not know.
     *
     * @param newCustomer gives the number of a new customer; asked only if the record is one
     * @throws IllegalArgumentException if the index knows the record: {@link #replace} it
     */
    public MatchDecision place(int recordId, Features features, LongSupplier newCustomer) {
        refuseKnown(recordId);
        enter(recordId, features.blob(), features.keys());
        return placement.place(recordId, features.keys(), newCustomer);
    }

    /**
     * Places a changed record again. If other records share its customer, they keep the number; if it was alone, it keeps its
     * number unless it turns out to be another customer, with which that number then merges. What a person joined stays
     * together.
     */
    public MatchDecision replace(int recordId, Features features, LongSupplier newCustomer) {
        boolean alone = clusters.members(clusters.customerOf(recordId)).length == 1;
        if (!alone && !constraints.linked(recordId)) {
            placement.assign(recordId, Clusters.NONE);
        }
        leave(recordId);
        enter(recordId, features.blob(), features.keys());
        return placement.place(recordId, features.keys(), newCustomer);
    }

    /** Takes a record out; the others of its customer keep the number. */
    public void remove(int recordId) {
        leave(recordId);
        placement.assign(recordId, Clusters.NONE);
    }

    /** Gives a record to another customer, as a person or a {@link Reclustering} decided. Pending like all else. */
    public void move(int recordId, long customer) {
        records.addressOf(recordId);
        placement.assign(recordId, customer);
    }

    /** From now on what persons decided holds, whatever the evidence. Moves nothing. Pending like all else. */
    public void constrain(List<Constraint> decided) {
        decided.forEach(constraints::add);
    }

    /** Takes decisions back. Moves nothing. Pending like all else. */
    public void release(List<Constraint> withdrawn) {
        withdrawn.forEach(constraints::remove);
    }

    /** The first decision that keeps two sets of records apart, each ascending; empty if there is none. */
    public Optional<Constraint> apart(int[] some, int[] others) {
        return Optional.ofNullable(constraints.apart(some, others));
    }

    /** The first decision of those by which two records are one customer; empty if there is none. */
    public Optional<Constraint> joined(int a, int b) {
        return Optional.ofNullable(constraints.chain(a, b));
    }

    /** Whether a pair needs no person any more: it is one customer, or decided not to be. */
    public boolean settled(int a, int b) {
        long one = customerOf(a);
        long other = customerOf(b);
        return one == other || placement.decidedApart(one, other);
    }

    /** The strongest pair of a record that is not settled although it came near; empty if there is none. */
    public Optional<Stopped> doubt(int record) {
        return Optional.ofNullable(placement.doubt(record)).map(MatchIndex::stopped);
    }

    /** The pair of a decision in the zone of review. */
    static Stopped stopped(PairExplanation pair) {
        return new Stopped(pair.a(), pair.b(), pair.total());
    }

    /** Makes all pending changes stay. */
    public void commit() {
        constraints.commit();
        for (int i = 0; i < journal.size(); i++) {
            if (journal.kind(i) == Journal.UNINDEXED) {
                records.release((int) journal.value(i), view);
            }
        }
        journal.clear();
    }

    /** Takes back all changes since the last commit, newest first. */
    public void rollback() {
        constraints.rollback();
        journal.open(false);
        for (int i = journal.size() - 1; i >= 0; i--) {
            undo(journal.kind(i), journal.id(i), journal.value(i));
        }
        journal.clear();
        journal.open(true);
    }

    private void undo(int kind, int id, long value) {
        switch (kind) {
            case Journal.ASSIGNED -> clusters.assign(id, value);
            case Journal.INDEXED -> {
                records.at((int) value, view);
                keys.remove(id, keys.keys(view), view);
                records.leave(id, view);
                records.release((int) value, view);
            }
            case Journal.UNINDEXED -> {
                records.enter(id, (int) value, records.at((int) value, view));
                keys.add(id, keys.keys(view), view);
            }
            case Journal.HUB -> keys.undoHub(value, id, journal.takeList());
            case Journal.FROZEN -> keys.undoFrozen(value, id, journal.takeList());
            case Journal.LOST_KEPT -> keys.undoLostKept(value, id);
            default -> throw new IllegalStateException("journal entry " + kind);
        }
    }

    /** Tells all pending changes: those that are told and committed together make one step. */
    public void tell(MatchChanges to) {
        for (int i = 0; i < journal.size(); i++) {
            int record = journal.id(i);
            switch (journal.kind(i)) {
                case Journal.INDEXED -> to.entered(record, records.copy((int) journal.value(i), view));
                case Journal.UNINDEXED -> to.left(record);
                case Journal.ASSIGNED -> to.assigned(record, clusters.customerOf(record));
                default -> {
                    // what follows from the others
                }
            }
        }
    }

    /** Does again what was told; pending until {@link #commit}. */
    public MatchChanges again() {
        return new MatchChanges() {
            @Override
            public void left(int record) {
                leave(record);
            }

            @Override
            public void entered(int record, byte[] features) {
                refuseKnown(record);
                enter(record, features, keys.keys(view.at(features, 0)));
            }

            @Override
            public void assigned(int record, long customer) {
                placement.assign(record, customer);
            }
        };
    }

    /**
     * Writes the whole index.
     *
     * @throws IllegalStateException if changes are pending
     */
    public void save(ArrayOutput to) throws IOException {
        if (journal.size() > 0) {
            throw new IllegalStateException("an index is saved between changes: commit or roll back first");
        }
        records.save(to);
        clusters.save(to);
        keys.save(to);
    }

    /** Makes an empty index equal to the one that was saved, if that had the same rules and {@link Features#VERSION}. */
    public void load(ArrayInput from) throws IOException {
        records.load(from);
        clusters.load(from);
        keys.load(from);
    }

    private void enter(int record, byte[] blob, long[] of) {
        int address = records.keep(blob);
        journal.push(Journal.INDEXED, record, address);
        records.enter(record, address, records.at(address, view));
        keys.add(record, of, view);
    }

    private void leave(int record) {
        int address = records.addressOf(record);
        journal.push(Journal.UNINDEXED, record, address);
        records.at(address, view);
        keys.remove(record, keys.keys(view), view);
        records.leave(record, view);
    }

    private void refuseKnown(int record) {
        if (records.has(record)) {
            throw new IllegalArgumentException("record " + record + " is in the match index already: replace it");
        }
    }

    public boolean contains(int recordId) {
        return records.has(recordId);
    }

    /** The customer of a record; 0 if the index does not know the record. */
    public long customerOf(int recordId) {
        return clusters.customerOf(recordId);
    }

    /** The records of a customer, ascending; empty if there is no such customer. */
    public int[] members(long customer) {
        return clusters.members(customer);
    }

    /** The organization of that name, legal form and region aside; empty if there is none, or several customers have it. */
    public OptionalInt accountByName(String name) {
        return accounts.byName(name);
    }

    /** The organization with that tax id; empty if there is none, or several customers have it. */
    public OptionalInt accountByTaxId(String taxId) {
        return accounts.byTaxId(taxId);
    }

    /** The organization whose website or mail has that domain; empty if there is none, or several customers have it. */
    public OptionalInt accountByDomain(String domain) {
        return accounts.byDomain(domain);
    }

    /**
     * Why two records are, or are not, one customer, as of now.
     *
     * @throws IllegalArgumentException if the index does not know one of them
     */
    public PairExplanation explain(int a, int b) {
        return placement.explain(a, b);
    }

    /**
     * What keeps two records apart, as of now; empty if they are one customer.
     *
     * @param pair what {@link #explain} says of them
     */
    public Optional<Obstacle> obstacle(PairExplanation pair) {
        return customerOf(pair.a()) == customerOf(pair.b())
                ? Optional.empty()
                : Optional.of(new FindObstacle(this).of(pair));
    }

    /** Values that more records share than the cap allows, most shared first. */
    public List<HubValue> hubValues(int limit) {
        return new HubReport(records, keys).list(limit);
    }

    /** How many records found more candidates than they may be compared with. */
    public long cutSearches() {
        return placement.cutSearches();
    }

    /** How many records there are. */
    public int size() {
        return records.size(false) + records.size(true);
    }

    /** How many records of a party type there are. */
    public int size(boolean organizations) {
        return records.size(organizations);
    }

    /** How many customers there are. */
    public int customers() {
        return clusters.customers();
    }

    /** What blocking keys take, in bytes. */
    public long keyBytes() {
        return keys.bytes();
    }

    /** What the index takes in all, in bytes: features, keys, counts, clusters and what is pending. */
    public long bytes() {
        return records.bytes() + keys.bytes() + clusters.bytes() + journal.bytes() + placement.bytes();
    }

    MatchRules rules() {
        return rules;
    }

    Records records() {
        return records;
    }

    KeyIndex keys() {
        return keys;
    }

    Clusters clusters() {
        return clusters;
    }

    JoinRule rule() {
        return rule;
    }

    Constraints constraints() {
        return constraints;
    }
}
