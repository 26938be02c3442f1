package io.tierhub.grade;

import io.tierhub.behaviour.Known;
import io.tierhub.vocabulary.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Says why a score is another than it was: grades the customer again and again, switching one cause after the other from
 * the old run to the new one. Both scores are those that were stored. What they owe to data whose versions of then are no
 * more (corrected facts, merges, golden records) shows as the difference between a score and what is made again of it.
 */
public final class WhyChanged {
    /** Why a score may be another, in the order in which causes are switched. */
    public enum Cause {
        TIME(new Bilingual("时间推移", "time passed")),
        OWN_EVENTS(new Bilingual("自身新行为", "what the customer did since")),
        CORRECTIONS(new Bilingual("数据更正、补录与合并", "data of earlier days corrected or come late, merges")),
        REFERENCE(new Bilingual("参照群体变化", "another population to compare with")),
        RULES(new Bilingual("规则版本变化", "another version of the rules")),
        /** It decides about the tier and leaves the score alone. */
        OVERRIDE(new Bilingual("人工指定", "a person's override, which moves the tier alone"));

        private final Bilingual words;

        Cause(Bilingual words) {
            this.words = words;
        }

        public Bilingual words() {
            return words;
        }
    }

    /** Rules with the population that they compare with. */
    public record Scale(Ruleset rules, Reference reference) {}

    /** What a customer did, folded for a ruleset; null if it was no customer. */
    @FunctionalInterface
    public interface Folded {
        @Nullable GradeInput of(Ruleset rules, int asOf, Known known);
    }

    private final ScoreVersion from;
    private final ScoreVersion to;
    private final Folded folded;
    private final Known before;
    private final Known after;

    private WhyChanged(ScoreVersion from, ScoreVersion to, Folded folded) {
        this.from = from;
        this.to = to;
        this.folded = folded;
        before = from.known();
        after = to.known();
    }

    /**
     * @param old what the earlier score was made with; null if it is no longer known
     * @param now what the later score was made with
     */
    public static ScoreChange between(
            ScoreVersion from, ScoreVersion to, @Nullable Scale old, Scale now, Folded folded) {
        WhyChanged why = new WhyChanged(from, to, folded);
        return old == null ? why.byNewScale(now) : why.inOrder(old, now);
    }

    private ScoreChange inOrder(Scale old, Scale now) {
        boolean sameRules = from.ruleset().equals(to.ruleset());
        ScoreChange change = byData(old);
        int data = points(old, to.asOf(), after);
        int compared = sameRules ? points(now, to.asOf(), after) : data;
        int ruled = sameRules ? compared : points(now, to.asOf(), after);
        return change.plus(
                        retaken() ? Cause.REFERENCE : Cause.CORRECTIONS,
                        points(old, from.asOf(), before) - from.points())
                .plus(Cause.REFERENCE, compared - data)
                .plus(Cause.RULES, ruled - compared)
                .plus(Cause.CORRECTIONS, to.points() - ruled);
    }

    /** The old scale is gone: what data did is told by the new one, and the rest is the scale's. */
    private ScoreChange byNewScale(Scale now) {
        Cause scale = from.ruleset().equals(to.ruleset()) ? Cause.REFERENCE : Cause.RULES;
        return byData(now)
                .plus(scale, points(now, from.asOf(), before) - from.points())
                .plus(Cause.CORRECTIONS, to.points() - points(now, to.asOf(), after));
    }

    private ScoreChange byData(Scale scale) {
        int then = points(scale, from.asOf(), before);
        int later = points(scale, to.asOf(), before);
        int done = points(scale, to.asOf(), before.andSince(from.asOf(), after));
        int corrected = points(scale, to.asOf(), after);
        return new ScoreChange(from, to)
                .plus(Cause.TIME, later - then)
                .plus(Cause.OWN_EVENTS, done - later)
                .plus(Cause.CORRECTIONS, corrected - done);
    }

    /** On the day on which a population is taken it is taken anew with each run, and only the last one is kept. */
    private boolean retaken() {
        return from.asOf() == to.asOf() && to.reference() == to.asOf() && from.reference() == from.asOf();
    }

    private int points(Scale scale, int asOf, Known known) {
        GradeInput input = folded.of(scale.rules(), asOf, known);
        if (input == null) {
            return 0;
        }
        int score = new Grading(scale.rules(), scale.reference(), asOf).score(input);
        return score == Points.NONE ? 0 : score;
    }
}
