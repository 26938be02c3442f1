package io.tierhub.behaviour;

/** On which day a linked refund takes its money away. */
public enum RefundDating {
    /** The day of its order. */
    ORDER,
    /** Its own day. */
    REFUND
}
