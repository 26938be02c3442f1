package io.tierhub.behaviour;

/** What an order says of itself beside its amount: an event of its own on the order's day, whose refundOf names the order. */
public enum OrderPart {
    COST,
    DISCOUNT;

    /** The name of its kind; no status of an order begins so. */
    public String kind() {
        return "#" + name();
    }

    /** The field of a fact that says it. */
    public String field() {
        return this == COST ? "cost" : "discount";
    }

    /** The hash of its event, given that of its order. */
    public long key(long orderKey) {
        long hash = (orderKey ^ (ordinal() + 1L) * 0x9E3779B97F4A7C15L) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
