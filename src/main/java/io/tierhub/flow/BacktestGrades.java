package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Backtest;
import io.tierhub.grade.Population;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Store;
import java.time.LocalDate;

/** Grades a past day and looks at what came after it. Reads only. */
public final class BacktestGrades {
    /** Ten years. */
    static final int MAX_DAYS = 3_650;

    private final Store store;
    private final Ruleset ruleset;
    private final Rates rates;
    private final BusinessClock clock;

    public BacktestGrades(Store store, Ruleset ruleset, Rates rates, BusinessClock clock) {
        this.store = store;
        this.ruleset = ruleset;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * Grades as of {@code days} before a day.
     *
     * @throws IllegalArgumentException for a day that has not come, and for less than a day or more than ten years
     */
    public Backtest until(LocalDate day, int days) {
        if (day.isAfter(clock.today())) {
            throw new IllegalArgumentException(
                    day + " has not come yet in " + clock.zone() + "; name " + clock.today() + " or a day before it");
        }
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("--days is from 1 to " + MAX_DAYS + ", not " + days);
        }
        int until = (int) day.toEpochDay();
        int asOf = until - days;
        return store.read(tx -> {
            Population before = new FoldPopulation(tx, ruleset, rates, asOf).all();
            Population after = new FoldPopulation(tx, ruleset, rates, until).all();
            return Backtest.of(ruleset, before, asOf, after, until);
        });
    }
}
