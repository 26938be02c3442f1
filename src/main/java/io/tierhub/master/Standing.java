package io.tierhub.master;

/** Whether a customer is graded. */
public enum Standing {
    /** An account, or a person without one. */
    GRADED,
    /** A person whose facts count for an account. */
    CONTACT,
    /** Deleted in every system, or not to be graded: refused by the customer, blocked, fraud, internal or erased. */
    EXCLUDED;

    /**
     * The standing of a golden record.
     *
     * @param contact whether one of its source records belongs to an account
     */
    public static Standing of(GoldenRecord golden, boolean contact) {
        if (golden.deleted() || Exclusion.is(golden.first(Exclusion.FIELD))) {
            return EXCLUDED;
        }
        return contact ? CONTACT : GRADED;
    }
}
