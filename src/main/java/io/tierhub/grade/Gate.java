package io.tierhub.grade;

/** A gate and its rule. */
record Gate(GateSettings settings, Rule rule) {
    boolean holds(GradeInput input) {
        return rule.of(input) == Truth.TRUE;
    }
}
