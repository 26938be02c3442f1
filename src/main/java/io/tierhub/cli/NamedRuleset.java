package io.tierhub.cli;

import io.tierhub.grade.Ruleset;
import io.tierhub.vocabulary.Nearest;
import java.util.Map;

/** A ruleset as its file is at this moment, also where the daemon began with another. */
final class NamedRuleset {
    private NamedRuleset() {}

    /** @throws io.tierhub.config.ConfigRefused when the configuration has problems */
    static Ruleset of(Session session, String name) {
        Map<String, Ruleset> rulesets = session.config().rulesets();
        Ruleset found = rulesets.get(name);
        if (found == null) {
            throw new UsageProblem(
                    "there is no ruleset " + name + " in config/grading; " + Nearest.remedy(name, rulesets.keySet()));
        }
        return found;
    }
}
