package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.config.RulesetText;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.ScoreChange;
import io.tierhub.grade.ScoreVersion;
import io.tierhub.grade.WhyChanged;
import io.tierhub.grade.WhyChanged.Folded;
import io.tierhub.grade.WhyChanged.Scale;
import io.tierhub.store.Store;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why a score changed and what would raise it, from what is stored: results, events with the time at which they became
 * known, and populations. Reads only.
 */
public final class ExplainScore {
    private final Store store;
    private final Rates rates;

    public ExplainScore(Store store, Rates rates) {
        this.store = store;
        this.rates = rates;
    }

    /**
     * Explains the result that stands.
     *
     * @param since compares with the result of that day; null: with the one before
     */
    public ScoreExplanation of(CustomerId customer, @Nullable LocalDate since) {
        return store.read(tx -> explain(tx, customer.number(), since));
    }

    private ScoreExplanation explain(Tx tx, long customer, @Nullable LocalDate since) {
        long[] one = {customer};
        TierRow row = tx.tiers().of(one).stream().findFirst().orElse(null);
        if (row == null) {
            return ScoreExplanation.NOTHING;
        }
        ScoreVersion now = row.version();
        Scale scale = scale(tx, now);
        if (scale == null) {
            return ScoreExplanation.NOTHING;
        }
        Folded folded = (rules, asOf, known) -> new FoldPopulation(tx, rules, rates, asOf)
                .knowing(known).some(one).stream().findFirst().orElse(null);
        ScoreVersion before = earlier(tx.scoreTrail().of(one).getOrDefault(customer, List.of()), now, since);
        ScoreChange change = before == null ? null : WhyChanged.between(before, now, scale(tx, before), scale, folded);
        GradeInput input = folded.of(scale.rules(), now.asOf(), now.known());
        return new ScoreExplanation(
                change, input == null ? null : new Grading(scale.rules(), scale.reference(), now.asOf()).lift(input));
    }

    /** The result of a day, or the first that is known; null where the one that stands is older, or the only one. */
    private static @Nullable ScoreVersion earlier(
            List<ScoreVersion> trail, ScoreVersion now, @Nullable LocalDate since) {
        if (trail.isEmpty() || since == null) {
            return trail.isEmpty() ? null : trail.get(trail.size() - 1);
        }
        long day = since.toEpochDay();
        if (now.asOf() <= day) {
            return null;
        }
        ScoreVersion found = trail.get(0);
        for (ScoreVersion each : trail) {
            found = each.asOf() <= day ? each : found;
        }
        return found;
    }

    /** What a result was made with; null if its rules, or its population, are no longer there. */
    private static @Nullable Scale scale(Tx tx, ScoreVersion version) {
        String content = tx.rulesets().content(version.ruleset());
        if (content == null) {
            return null;
        }
        int day = version.reference() == 0 ? version.asOf() : version.reference();
        StoredReference stored = StoredReference.latest(tx, version.ruleset(), day, version.asOf());
        return stored == null || version.reference() != 0 && stored.asOf() != day
                ? null
                : new Scale(RulesetText.read(version.ruleset(), content), stored.read());
    }
}
