package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tiers, stages and tags mean in deeds: {@code config/actions.yaml}. Without the file nothing is done. */
public record ActionSettings(
        @Setting(value = "When things are done.", def = "{}")
        TimingSettings timing,

        @Setting(
                value = "Whether marketing needs consent (required), or only no refusal (unless_refused).",
                def = "required")
        ConsentRule consent,

        @Setting(value = "How often a customer may hear from us.", def = "{}")
        CapSettings cap,

        @Setting(
                value = "Percent of the customers for whom nothing is done, to measure what actions do; 10 is good.",
                def = "0")
        int controlGroup,

        @Setting(
                value =
                        "What is done for customers whom the very first grading finds: their standing in targets alone (ensure), or all.",
                def = "ensure")
        FirstRun firstRun,

        @Setting(value = "Who approves what needs it.", def = "{}")
        ApprovalSettings approval,

        @Setting(
                value =
                        "Whether it is only written down for whom actions begin and what would be done, and nobody hears of it.",
                def = "false")
        boolean dryRun,

        @Setting(
                "Until when a ticket of a customer should be closed, by tier, counting all hours; report review tells how many are.")
        Map<String, Span> sla,

        @Setting("Where notices go, by name.") Map<String, ChannelSettings> channels,
        @Setting("Words, by name.") Map<String, TextSettings> texts,

        @Setting("The actions, in an order in which later ones hold where two say different things.")
        List<ActionRule> actions) {

    /** What marketing needs. */
    public enum ConsentRule {
        REQUIRED,
        UNLESS_REFUSED
    }

    /** What the very first grading of a hub sets off. */
    public enum FirstRun {
        ENSURE,
        ALL
    }

    public ActionSettings {
        percent("control_group", controlGroup);
    }

    /** The action of a name; null if there is none any more. */
    public @Nullable ActionRule action(String id) {
        for (ActionRule rule : actions) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether nobody hears of what an action does. */
    boolean dry(ActionRule rule) {
        return dryRun || rule.dryRun();
    }

    static void percent(String key, int value) {
        if (value < 0 || value > 90) {
            throw new IllegalArgumentException(key + " is percent, from 0 to 90");
        }
    }
}
