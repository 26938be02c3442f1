package io.tierhub.act;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One action: when it begins, what is done, and what is ended or taken back when the customer goes on. */
public record ActionRule(
        @Setting("Its name, once in the file: small letters, digits and _.")
        String id,

        @Setting("What people call it, in Chinese.") @Nullable String zh,

        @Setting("The same in English.") @Nullable String en,

        @Setting("When it begins.") Trigger on,

        @Setting(
                "How the customer should stand while it holds, by system or kind of system (erp, ticketing, marketing, other, all).")
        Map<String, Desired> ensure,

        @Setting("What is done once, when it begins.") List<StepSettings> once,

        @Setting("What is done over several days.") @Nullable SequenceSettings enrol,

        @Setting("What follows when the customer does not order.") @Nullable ThenSettings then,

        @Setting("How the customer should stand when it no longer holds; tags that it set are taken back anyway.")
        Map<String, Desired> leave,

        @Setting("For how long after it began nothing of once and enrol is done again.") @Nullable Span cooldown,

        @Setting("Percent of the customers for whom nothing is done, to measure what it does; else that of all.")
        @Nullable Integer controlGroup,

        @Setting(
                value =
                        "Whether it is only written down for whom it begins and what would be done, and nobody hears of it.",
                def = "false")
        boolean dryRun) {

    /** The step at which a person approves what {@code ensure} says. */
    public static final int APPROVAL = 0;

    /** Step numbers: those of {@code once} begin at 1, those of a sequence after this. */
    public static final int SEQUENCE = 100;

    /** The end of a sequence. */
    public static final int END = 198;

    /** The look whether an order came. */
    public static final int THEN = 199;

    private static final int MOST = 90;

    public ActionRule {
        if (!id.matches("[a-z][a-z0-9_]{0,39}")) {
            throw new IllegalArgumentException("id: a name is up to 40 small letters, digits and _; rename " + id);
        }
        if (once.size() > MOST) {
            throw new IllegalArgumentException("once: at most " + MOST + " steps");
        }
        if (controlGroup != null) {
            ActionSettings.percent("control_group", controlGroup);
        }
        for (StepSettings step : once) {
            if (step.day() != null) {
                throw new IllegalArgumentException("once: a day goes with the steps of enrol");
            }
        }
    }

    /** What people call it; its id where nobody has said. */
    public Bilingual words() {
        return new Bilingual(zh == null ? id : zh, en == null ? id : en);
    }

    /** The settings of a step by its number; null if there is none any more. */
    public @Nullable StepSettings step(int number) {
        List<StepSettings> of = number <= SEQUENCE ? once : enrol == null ? List.of() : enrol.steps();
        int at = number <= SEQUENCE ? number : number - SEQUENCE;
        return at >= 1 && at <= of.size() ? of.get(at - 1) : null;
    }

    /** Whether a person has to approve how the customer should stand in some system. */
    public boolean asks() {
        return ensure.values().stream().anyMatch(Desired::approval);
    }

    /** Whether it does anything. */
    boolean isEmpty() {
        return ensure.isEmpty() && once.isEmpty() && enrol == null && then == null;
    }
}
