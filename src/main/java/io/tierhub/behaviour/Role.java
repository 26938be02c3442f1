package io.tierhub.behaviour;

import io.tierhub.vocabulary.Entity;
import java.util.Set;

/** What a kind of event means to the fold. */
enum Role {
    /** An order with a counted status; a refund if it is negative or names an order. */
    ORDER,
    /** Takes money away whatever its sign. */
    REFUND,
    /** A refund if it is negative or names an order, else an order given back in full, which does not count. */
    REFUNDED,
    TICKET,
    INTERACTION,
    /** What an order cost, see {@link OrderPart}. */
    COST,
    /** What an order was reduced by. */
    DISCOUNT,
    /** An order that does not count: cancelled, draft ... */
    NONE;

    private static final Set<String> REFUNDS = Set.of("REFUND", "CREDIT_NOTE");

    static Role of(Kind kind, Set<String> countedStatuses) {
        if (kind.entity() == Entity.TICKETS) {
            return TICKET;
        }
        if (kind.entity() == Entity.INTERACTIONS) {
            return INTERACTION;
        }
        if (kind.kind().equals(OrderPart.COST.kind())) {
            return COST;
        }
        if (kind.kind().equals(OrderPart.DISCOUNT.kind())) {
            return DISCOUNT;
        }
        if (REFUNDS.contains(kind.kind())) {
            return REFUND;
        }
        if (countedStatuses.contains(kind.kind())) {
            return ORDER;
        }
        return kind.kind().equals("REFUNDED") ? REFUNDED : NONE;
    }

    boolean refund(long amount, long refundOf) {
        return this == REFUND || (this == ORDER || this == REFUNDED) && (amount < 0 || refundOf != 0);
    }
}
