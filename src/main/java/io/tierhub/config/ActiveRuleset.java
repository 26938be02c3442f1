package io.tierhub.config;

import io.tierhub.vocabulary.Nearest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the rulesets grades: the one that is named, else standard, else the only one. */
final class ActiveRuleset {
    private ActiveRuleset() {}

    /** Its name; null if several are there and nothing says which. */
    static @Nullable String of(HubSettings hub, Set<String> names) {
        if (hub.ruleset() != null) {
            return names.contains(hub.ruleset()) ? hub.ruleset() : null;
        }
        if (names.contains(HubConfig.STANDARD)) {
            return HubConfig.STANDARD;
        }
        return names.size() == 1 ? names.iterator().next() : null;
    }

    /** Why there is none, with the remedy. */
    static String missing(HubSettings hub, Set<String> names) {
        String known = String.join(", ", names);
        return hub.ruleset() == null
                ? "several rulesets are in config/grading (" + known + ") and none is standard; say which one grades"
                : "there is no such ruleset in config/grading; " + Nearest.remedy(hub.ruleset(), names);
    }
}
