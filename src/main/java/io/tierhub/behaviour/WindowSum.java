package io.tierhub.behaviour;

import io.tierhub.behaviour.Purchases.Window;

/** Adds up what one customer bought from a day on. */
final class WindowSum {
    /** Epoch day, included. */
    int start;

    final MoneySum money = new MoneySum();
    private int orders;
    private int days;
    private int lastDay = Purchases.NEVER;

    WindowSum(int start) {
        this.start = start;
    }

    void clear() {
        money.clear();
        orders = 0;
        days = 0;
        lastDay = Purchases.NEVER;
    }

    /** Counts an order; days come in ascending order. */
    void count(int day) {
        orders++;
        if (day != lastDay) {
            days++;
            lastDay = day;
        }
    }

    Window result() {
        return new Window(orders, days, money.cents());
    }
}
