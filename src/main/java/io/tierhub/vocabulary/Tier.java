package io.tierhub.vocabulary;

/** The published outcome of the tier policy, best first. */
public enum Tier {
    STRATEGIC,
    A,
    B,
    C,
    D,
    /** Known, but without a counted order yet. */
    PROSPECT,
    /** Excluded from grading; treated by the standard rules. */
    UNGRADED
}
