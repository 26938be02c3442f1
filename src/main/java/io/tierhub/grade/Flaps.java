package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.List;

/**
 * How restless a customer's tier was: how often it changed, and how often it came back to what it had been before.
 *
 * @param changes of the tier, first tiers not counted
 * @param returns changes back to the tier before the last one within {@link #WITHIN} days, as in A, B, A
 */
public record Flaps(int changes, int returns) {
    /** Days within which a tier that comes back makes two needless changes. */
    public static final int WITHIN = 60;

    /** A tier from an epoch day on. */
    public record Began(Tier tier, int day) {}

    /**
     * Counts what happened from one day up to another, both included.
     *
     * @param history all tiers of one customer, by day
     */
    public static Flaps of(List<Began> history, int from, int to) {
        int changes = 0;
        int returns = 0;
        for (int i = 1; i < history.size(); i++) {
            Began now = history.get(i);
            if (now.day < from || now.day > to) {
                continue;
            }
            changes++;
            boolean back = i > 1 && history.get(i - 2).tier == now.tier;
            returns += back && now.day - history.get(i - 1).day <= WITHIN ? 1 : 0;
        }
        return new Flaps(changes, returns);
    }

    public Flaps plus(Flaps other) {
        return new Flaps(changes + other.changes, returns + other.returns);
    }
}
