package io.tierhub.grade;

import io.tierhub.grade.PolicySettings.Component;
import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grades customers by one ruleset, as of one day, against one reference. A full run first adds everyone to a
 * {@link Population}, takes its {@link Population#reference} unless a stored one is to be used, and then grades position by
 * position; an incremental run grades single customers against the stored reference. Both give the same results.
 * Instances hold no state: threads may share one.
 */
public final class Grading {
    /** Models whose stamps fit side by side into one; those of more are mixed in. */
    private static final int PLAIN = 2;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final Bilingual NO_SCORE = new Bilingual("没有评分", "no score");

    private final List<Model> models;
    private final List<Model> composed = new ArrayList<>();
    /** By the name of a model, the code of the reason that it gives. */
    private final Map<String, String> codes = new HashMap<>();

    private final TierPolicy policy;
    private final TierWords words;
    private final @Nullable Lookup lookup;
    private final @Nullable Hysteresis hysteresis;
    private final int asOf;
    private final int reference;
    private final WhatIf whatIf;

    /** @param asOf epoch day, included; the day that the inputs were folded for */
    public Grading(Ruleset ruleset, Reference reference, int asOf) {
        if (!reference.ruleset().equals(ruleset.id())) {
            throw new IllegalArgumentException("the reference was made by " + reference.ruleset() + ", not by "
                    + ruleset.id() + ": make one with these rules");
        }
        Roster roster =
                new Roster(ruleset, reference.rfm(), reference.abc(), reference.clv(), reference.columns(), asOf);
        models = roster.models();
        for (Component component : ruleset.policy().composite()) {
            for (Model model : models) {
                if (model.name().equals(component.model())) {
                    composed.add(model);
                    codes.put(model.name(), model.name().toUpperCase(Locale.ROOT));
                }
            }
        }
        LookupSettings table = ruleset.policy().lookup();
        lookup = table == null ? null : new Lookup(table, roster);
        policy = new TierPolicy(ruleset.policy(), roster.gates(ruleset), lookup, asOf);
        HysteresisSettings still = ruleset.policy().hysteresis();
        hysteresis = still == null ? null : new Hysteresis(still, ruleset.policy());
        this.asOf = asOf;
        this.reference = reference.asOf();
        whatIf = new WhatIf(ruleset, asOf);
        words = new TierWords(ruleset.policy());
    }

    /** In the order of the grades. */
    List<Model> models() {
        return models;
    }

    /** The result in brief; cheap enough for every customer of a new day. */
    public Outcome outcome(GradeInput input) {
        TierCase customer = policy.decide(input, scores(input));
        return new Outcome(
                customer.tier, customer.candidate, customer.score, customer.provisional, stamp(input, customer));
    }

    private long stamp(GradeInput input, TierCase customer) {
        long stamp = input.flags();
        long more = 0;
        for (int i = 0; i < models.size(); i++) {
            if (i < PLAIN) {
                stamp = stamp << 16 | models.get(i).stamp(input);
            } else {
                more = (more ^ models.get(i).stamp(input)) * MIX;
            }
        }
        stamp = stamp << 7
                | (long) customer.tier.ordinal() << 4
                | (long) customer.candidate.ordinal() << 1
                | (customer.provisional ? 1 : 0);
        for (GateSettings gate : customer.gates) {
            more = (more ^ gate.name().hashCode()) * MIX;
        }
        if (hysteresis != null) {
            more = (more ^ hysteresis.band(customer.score)) * MIX;
        }
        return stamp ^ more ^ more >>> 32;
    }

    /** The composite in ten-thousandths, or {@link Points#NONE}. */
    int score(GradeInput input) {
        return decide(input).score;
    }

    TierCase decide(GradeInput input) {
        return policy.decide(input, scores(input));
    }

    /** What would lift a customer to the next tier; null where there is none, or no score leads to it. */
    public @Nullable Lift lift(GradeInput input) {
        return new NearestChange(this, policy, words, composed, whatIf).of(input);
    }

    /** The epoch day of the population that ranks are taken from. */
    public int reference() {
        return reference;
    }

    /** The whole result of a day by itself, without hysteresis: of a replay. */
    public Graded grade(GradeInput input) {
        return gradeAlone(input, null);
    }

    /** The same with what a person says of the tier; null: nobody does. */
    public Graded gradeAlone(GradeInput input, @Nullable TierOverride override) {
        return grade(input, null, true, override);
    }

    /**
     * The whole result, to be stored.
     *
     * @param memory what was remembered of the customer; null if nothing was
     */
    public Graded grade(GradeInput input, @Nullable TierMemory memory) {
        return grade(input, memory, null);
    }

    /** The same with what a person says of the tier; null: nobody does. */
    public Graded grade(GradeInput input, @Nullable TierMemory memory, @Nullable TierOverride override) {
        return grade(input, memory, false, override);
    }

    private Graded grade(
            GradeInput input, @Nullable TierMemory memory, boolean forgetful, @Nullable TierOverride said) {
        List<Grade> grades = new ArrayList<>(models.size());
        for (Model model : models) {
            grades.add(model.grade(input));
        }
        TierCase customer = policy.decide(input, scores(input));
        List<Contribution> contributions = contributions(customer);
        TierStep step = forgetful ? null : step(customer, memory);
        Tier machine = step == null ? customer.tier : step.state().tier();
        TierOverride override = customer.overridable() ? said : null;
        Tier tier = TierPolicy.overridden(customer, machine, override);
        boolean pinned = override != null && override.terms().mode() == OverrideTerms.Mode.PIN;
        List<Reason> reasons = reasons(customer, contributions, step);
        if (override != null) {
            reasons.add(0, new Reason("OVERRIDE", 0, TierWords.of(override, machine)));
        }
        TierDecision decision = new TierDecision(
                tier,
                customer.candidate,
                score(customer),
                customer.provisional,
                pinned || tier != machine ? TierDecision.OVERRIDE : TierDecision.POLICY,
                reasons,
                contributions,
                step,
                machine,
                override);
        return new Graded(input.customer(), grades, decision, stamp(input, customer));
    }

    /** The tier alone, as {@link #grade(GradeInput, TierMemory, TierOverride)} gives it. */
    public Tier tier(GradeInput input, @Nullable TierMemory memory, @Nullable TierOverride override) {
        TierCase customer = policy.decide(input, scores(input));
        TierStep step = step(customer, memory);
        return TierPolicy.overridden(
                customer, step == null ? customer.tier : step.state().tier(), override);
    }

    /** The tier alone, as {@link #gradeAlone} gives it. */
    public Tier tierAlone(GradeInput input, @Nullable TierOverride override) {
        TierCase customer = policy.decide(input, scores(input));
        return TierPolicy.overridden(customer, customer.tier, override);
    }

    private @Nullable TierStep step(TierCase customer, @Nullable TierMemory memory) {
        return hysteresis == null
                ? null
                : hysteresis.step(
                        memory, asOf, new Hysteresis.Candidate(customer.candidate, customer.score, customer.bounds));
    }

    /** As {@link Graded#stage}. */
    public @Nullable String stage(GradeInput input) {
        for (Model model : models) {
            if (model.name().equals(Lifecycle.NAME)) {
                return model.klass(input);
            }
        }
        return null;
    }

    /** As {@link Graded#tags}. */
    public List<String> tags(GradeInput input) {
        for (Model model : models) {
            if (model instanceof Tags tags) {
                return tags.of(input);
            }
        }
        return List.of();
    }

    /** Counts the persona and the tags of a customer that is graded. */
    public void count(GradeInput input, GroupCounts counts) {
        for (Model model : models) {
            if (model instanceof Personas personas && input.gradable()) {
                counts.persona(personas.klass(input));
            } else if (model instanceof Tags tags) {
                tags.of(input).forEach(counts::tag);
            }
        }
    }

    /** What a person should look at in how personas divide the customers; empty where nothing is amiss, or none are on. */
    public List<String> personaWarnings(Population population) {
        for (Model model : models) {
            if (model instanceof Personas personas) {
                return personas.warnings(population);
            }
        }
        return List.of();
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
    private List<Reason> reasons(TierCase customer, List<Contribution> contributions, @Nullable TierStep step) {
        List<Reason> reasons = new ArrayList<>();
        Bilingual held = step == null ? null : words.of(step);
        if (step != null && held != null) {
            reasons.add(new Reason(step.action().name(), 0, held));
        }
        for (Cause cause : customer.causes) {
            reasons.add(new Reason(cause.name(), 0, words.of(cause)));
        }
        for (GateSettings gate : customer.gates) {
            reasons.add(new Reason(gate.name(), 0, gate.words()));
        }
        if (lookup != null && customer.candidate.compareTo(Tier.PROSPECT) < 0) {
            reasons.add(new Reason("LOOKUP", 0, lookup.words(customer.input)));
        }
        List<Contribution> largestFirst = new ArrayList<>(contributions);
        largestFirst.sort((a, b) -> Double.compare(b.points(), a.points()));
        for (Contribution part : largestFirst) {
            reasons.add(new Reason(Objects.requireNonNull(codes.get(part.factor())), part.points(), part.text()));
        }
        return reasons;
    }
}
