package io.tierhub.behaviour;

import java.util.Arrays;

/** Finds what each order of a timeline says of itself: its cost and its discount, in millionths of its currency. */
final class OrderParts {
    /** The order says nothing of it. */
    static final long NONE = Long.MIN_VALUE;

    private final Roles roles;
    private final KeyIndex index = new KeyIndex();

    /** By row of the timeline. */
    long[] cost = new long[64];

    long[] discount = new long[64];

    OrderParts(Roles roles) {
        this.roles = roles;
    }

    /** Looks at one customer's sorted timeline. */
    void match(Timeline line) {
        int size = line.size();
        if (cost.length < size) {
            cost = new long[line.day.length];
            discount = new long[cost.length];
        }
        Arrays.fill(cost, 0, size, NONE);
        Arrays.fill(discount, 0, size, NONE);
        boolean indexed = false;
        for (int row = 0; row < size; row++) {
            Role role = roles.of(line.kind[row]);
            if (role != Role.COST && role != Role.DISCOUNT) {
                continue;
            }
            if (!indexed) {
                index(line);
                indexed = true;
            }
            int order = index.find(line.refundOf[row], line.key);
            if (order >= 0) {
                (role == Role.COST ? cost : discount)[order] = line.amount[row];
            }
        }
    }

    private void index(Timeline line) {
        index.reset(line.size());
        for (int row = 0; row < line.size(); row++) {
            index.add(row, line.key);
        }
    }
}
