package io.tierhub.match;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Skeleton of the public face; the engine arrives with the next commit. */
public final class MatchIndex {
    private static final String LATER = "arrives with the next commit";

    public MatchIndex(MatchRules rules) {}

    /** Bulk rebuild at start: the record belongs to the customer, nothing is compared, nothing is pending. */
    public void add(int recordId, long customer, Features f) {
        throw new UnsupportedOperationException(LATER);
    }

    /** Finds the customer of a record that the index does not know yet. Pending until {@link #commit()}. */
    public MatchDecision place(int recordId, Features f, LongSupplier newCustomer) {
        throw new UnsupportedOperationException(LATER);
    }

    /** Places a changed record again; a record that was alone keeps its customer number unless it is absorbed. */
    public MatchDecision replace(int recordId, Features f, LongSupplier newCustomer) {
        throw new UnsupportedOperationException(LATER);
    }

    public void remove(int recordId) {
        throw new UnsupportedOperationException(LATER);
    }

    public void commit() {
        throw new UnsupportedOperationException(LATER);
    }

    public void rollback() {
        throw new UnsupportedOperationException(LATER);
    }

    public boolean contains(int recordId) {
        throw new UnsupportedOperationException(LATER);
    }

    public long customerOf(int recordId) {
        throw new UnsupportedOperationException(LATER);
    }

    public int[] members(long customer) {
        throw new UnsupportedOperationException(LATER);
    }

    public OptionalInt accountByName(String name) {
        throw new UnsupportedOperationException(LATER);
    }

    public OptionalInt accountByTaxId(String taxId) {
        throw new UnsupportedOperationException(LATER);
    }

    public PairExplanation explain(int a, int b) {
        throw new UnsupportedOperationException(LATER);
    }

    public List<HubValue> hubValues(int limit) {
        throw new UnsupportedOperationException(LATER);
    }

    public int size() {
        throw new UnsupportedOperationException(LATER);
    }

    public long bytes() {
        throw new UnsupportedOperationException(LATER);
    }
}
