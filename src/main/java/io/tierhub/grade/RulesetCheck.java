package io.tierhub.grade;

import java.util.List;

/** What one part of a ruleset says about another: names that are not there, rules that cannot be read or never decide. */
final class RulesetCheck {
    private final Ruleset ruleset;

    RulesetCheck(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** All that is wrong. */
    List<Fault> faults() {
        RuleNames names = new RuleNames(ruleset);
        Faults faults = new Faults(names);
        new OwnNameCheck(ruleset, faults).check();
        new BudgetCheck(ruleset, faults).check();
        new ScoreCheck(ruleset, names, faults).check();
        new MatrixCheck(ruleset, names, faults).check();
        new RuleCheck(ruleset, names, faults).check();
        new PolicyCheck(ruleset, names, faults).check();
        return faults.all();
    }
}
