package io.tierhub.behaviour;

import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.behaviour.Purchases.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds timelines into behaviour, as of one day: one pass over a customer's events for all windows, and no object per
 * event. An instance keeps its working arrays, so each thread has its own.
 */
public final class BehaviourFold {
    private final FoldRules rules;
    private final Roles roles;
    private final Refunds refunds;
    /** Those of the rules, then all of history, then what came after the first day. */
    private final WindowSum[] windows;

    private final Tally[] tallies;
    private final OrderParts parts;
    /** Whether a measure asks what orders say of themselves. */
    private final boolean looksAtParts;

    private final WindowSum all = new WindowSum(Integer.MIN_VALUE);
    private final WindowSum later = new WindowSum(Integer.MAX_VALUE);
    private boolean fxMissing;
    private final int[] edges;

    public BehaviourFold(FoldRules rules) {
        this.rules = rules;
        roles = new Roles(rules);
        refunds = new Refunds(rules, roles);
        List<WindowSum> sums = new ArrayList<>();
        for (int start : rules.windowStarts()) {
            sums.add(new WindowSum(start));
        }
        parts = new OrderParts(roles);
        looksAtParts = rules.measures().stream()
                .anyMatch(measure -> measure instanceof Measure.Margin || measure instanceof Measure.Discounted);
        tallies = rules.measures().stream()
                .map(measure -> Tally.of(measure, rules, roles, refunds, parts))
                .toArray(Tally[]::new);
        sums.add(all);
        sums.add(later);
        windows = sums.toArray(WindowSum[]::new);
        edges = new int[rules.windowStarts().size() + 1];
    }

    /** What the customer of that timeline did. */
    public Behaviour fold(Timeline line) {
        line.sort();
        refunds.match(line);
        if (looksAtParts) {
            parts.match(line);
        }
        for (WindowSum window : windows) {
            window.clear();
        }
        for (Tally tally : tallies) {
            tally.clear();
        }
        later.start = Integer.MAX_VALUE;
        fxMissing = false;
        int firstDay = Purchases.NEVER;
        int lastDay = Purchases.NEVER;
        int orders = 0;
        int lastActivity = Purchases.NEVER;
        int tickets = 0;
        int interactions = 0;
        int rated = 0;
        long satisfaction = 0;
        int row = 0;
        for (; row < line.size() && line.day[row] <= rules.asOf(); row++) {
            int day = line.day[row];
            Role role = roles.of(line.kind[row]);
            if (role.refund(line.amount[row], line.refundOf[row])) {
                if (refunds.apart[row]) {
                    money(line, row, -Math.abs(line.amount[row]));
                }
                if (refunds.alone[row]) {
                    for (Tally tally : tallies) {
                        tally.credit(day, line, row);
                    }
                }
            } else if (role == Role.ORDER) {
                orderMoney(line, row);
                for (Tally tally : tallies) {
                    tally.sold(day, line, row);
                }
                if (counts(line.amount[row], refunds.net[row])) {
                    count(day);
                    for (Tally tally : tallies) {
                        tally.order(day, line, row);
                    }
                    orders++;
                    firstDay = firstDay == Purchases.NEVER ? day : firstDay;
                    later.start = firstDay + 1;
                    lastDay = day;
                }
            } else if (role == Role.TICKET) {
                tickets++;
                rated += line.amount[row] > 0 ? 1 : 0;
                satisfaction += Math.max(0, line.amount[row]);
                activity(day, line.kind[row]);
                lastActivity = day;
            } else if (role == Role.INTERACTION) {
                interactions++;
                activity(day, line.kind[row]);
                lastActivity = day;
            }
        }
        note(line, row);
        Purchases purchases = new Purchases(firstDay, lastDay, orders, results(), fxMissing, lifetime());
        Activity activity = new Activity(lastActivity, tickets, interactions, rated, satisfaction);
        return new Behaviour(purchases, activity, measures(), future(line, row));
    }

    private List<Long> measures() {
        if (tallies.length == 0) {
            return List.of();
        }
        List<Long> measures = new ArrayList<>(tallies.length);
        for (Tally tally : tallies) {
            measures.add(tally.value());
        }
        return measures;
    }

    /** Notes the days of the first event in each window and of the first to come, the greatest number for none. */
    private void note(Timeline line, int future) {
        int row = 0;
        for (int i = 0; i < edges.length - 1; i++) {
            // Windows begin in any order: of two, the later one looks on, the earlier one from the start.
            row = i > 0 && windows[i].start < windows[i - 1].start ? 0 : row;
            while (row < future && line.day[row] < windows[i].start) {
                row++;
            }
            edges[i] = row < future ? line.day[row] : Integer.MAX_VALUE;
        }
        edges[edges.length - 1] = future < line.size() ? line.day[future] : Integer.MAX_VALUE;
    }

    /** Puts the {@link WindowEdges} of what was folded last into an array. */
    void edges(int[] to, int at) {
        System.arraycopy(edges, 0, to, at, edges.length);
    }

    /** Of the rows from one on, all after the day, those that were known by then. */
    private int future(Timeline line, int from) {
        int known = 0;
        for (int row = from; row < line.size(); row++) {
            known += Integer.toUnsignedLong(line.recorded[row]) <= rules.knownBy() ? 1 : 0;
        }
        return known;
    }

    private void activity(int day, short kind) {
        for (Tally tally : tallies) {
            tally.activity(day, kind);
        }
    }

    private boolean counts(long amount, long net) {
        return net > 0 || rules.zeroOrders() && amount == 0 && net == 0;
    }

    private void orderMoney(Timeline line, int row) {
        if (refunds.unknown[row]) {
            fxMissing = true;
        } else {
            money(line, row, rules.refundDating() == RefundDating.ORDER ? refunds.net[row] : line.amount[row]);
        }
    }

    private void money(Timeline line, int row, long amount) {
        int day = line.day[row];
        if (roles.reporting(line.kind[row])) {
            for (WindowSum window : windows) {
                if (day >= window.start) {
                    window.money.add(amount);
                }
            }
            return;
        }
        BigDecimal rate = rules.rates().on(roles.currency(line.kind[row]), day);
        if (rate == null) {
            fxMissing = true;
            return;
        }
        for (WindowSum window : windows) {
            if (day >= window.start) {
                window.money.add(amount, rate);
            }
        }
    }

    private void count(int day) {
        for (WindowSum window : windows) {
            if (day >= window.start) {
                window.count(day);
            }
        }
    }

    private List<Window> results() {
        int asked = rules.windowStarts().size();
        List<Window> results = new ArrayList<>(asked);
        for (int i = 0; i < asked; i++) {
            results.add(windows[i].result());
        }
        return results;
    }

    private Lifetime lifetime() {
        Window whole = all.result();
        return new Lifetime(whole.days(), whole.cents(), later.result().cents());
    }
}
