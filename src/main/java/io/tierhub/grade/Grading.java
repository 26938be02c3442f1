package io.tierhub.grade;

import io.tierhub.grade.PolicySettings.Component;
import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grades customers by one ruleset, as of one day, against one reference. A full run first adds everyone to a
 * {@link Population}, takes its {@link Population#reference} unless a stored one is to be used, and then grades position by
 * position; an incremental run grades single customers against the stored reference. Both give the same results.
 * Instances hold no state: threads may share one.
 */
public final class Grading {
    private static final String SOURCE = "policy";
    private static final Bilingual NO_SCORE = new Bilingual("没有评分", "no score");

    private final List<Model> models;
    private final List<Model> composed = new ArrayList<>();
    private final TierPolicy policy;
    private final TierWords words;

    /** @param asOf epoch day, included; the day that the inputs were folded for */
    public Grading(Ruleset ruleset, Reference reference, int asOf) {
        if (!reference.ruleset().equals(ruleset.id())) {
            throw new IllegalArgumentException("the reference was made by " + reference.ruleset() + ", not by "
                    + ruleset.id() + ": make one with these rules");
        }
        models = new ArrayList<>(List.of(
                new Rfm(ruleset.models().rfm(), reference.rfm(), asOf),
                new Abc(ruleset.models().abc(), reference.abc(), asOf)));
        ClvSettings clv = ruleset.models().clv();
        if (clv != null) {
            models.add(new Clv(clv, Objects.requireNonNull(reference.clv()), asOf));
        }
        for (Component component : ruleset.policy().composite()) {
            for (Model model : models) {
                if (model.name().equals(component.model())) {
                    composed.add(model);
                }
            }
        }
        policy = new TierPolicy(ruleset.policy(), asOf);
        words = new TierWords(ruleset.policy());
    }

    /** In the order of the grades. */
    List<Model> models() {
        return models;
    }

    /** The result in brief; cheap enough for every customer of a new day. */
    public Outcome outcome(GradeInput input) {
        TierCase customer = policy.decide(input, scores(input));
        long stamp = input.flags();
        for (Model model : models) {
            stamp = stamp << 16 | model.stamp(input);
        }
        stamp = stamp << 7
                | (long) customer.tier.ordinal() << 4
                | (long) customer.candidate.ordinal() << 1
                | (customer.provisional ? 1 : 0);
        return new Outcome(customer.tier, customer.candidate, customer.score, customer.provisional, stamp);
    }

    /** The whole result, to be stored. */
    public Graded grade(GradeInput input) {
        List<Grade> grades = new ArrayList<>(models.size());
        for (Model model : models) {
            grades.add(model.grade(input));
        }
        TierCase customer = policy.decide(input, scores(input));
        List<Contribution> contributions = contributions(customer);
        TierDecision decision = new TierDecision(
                customer.tier,
                customer.candidate,
                score(customer),
                customer.provisional,
                SOURCE,
                reasons(customer, contributions),
                contributions);
        return new Graded(input.customer(), grades, decision);
    }

    private static @Nullable Double score(TierCase customer) {
        return customer.score == Points.NONE ? null : Points.toScore(customer.score);
    }

    private int[] scores(GradeInput input) {
        int[] scores = new int[composed.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = composed.get(i).score(input);
        }
        return scores;
    }

    private List<Contribution> contributions(TierCase customer) {
        List<Contribution> contributions = new ArrayList<>(composed.size());
        for (int i = 0; i < composed.size() && customer.score != Points.NONE; i++) {
            Model model = composed.get(i);
            int score = customer.scores[i];
            Bilingual text = score == Points.NONE ? NO_SCORE : model.headline(customer.input);
            double value = Points.toScore(policy.composite().value(score));
            contributions.add(
                    new Contribution(model.name(), value, policy.composite().part(i, customer.scores), text));
        }
        return contributions;
    }

    /** What the policy did, then the models from the largest part on. */
    private List<Reason> reasons(TierCase customer, List<Contribution> contributions) {
        List<Reason> reasons = new ArrayList<>();
        for (Cause cause : customer.causes) {
            reasons.add(new Reason(cause.name(), 0, words.of(cause)));
        }
        List<Contribution> largestFirst = new ArrayList<>(contributions);
        largestFirst.sort((a, b) -> Double.compare(b.points(), a.points()));
        for (Contribution part : largestFirst) {
            reasons.add(new Reason(part.factor().toUpperCase(Locale.ROOT), part.points(), part.text()));
        }
        return reasons;
    }
}
