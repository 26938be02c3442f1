package io.tierhub.grade;

import java.util.ArrayList;
import java.util.List;

/** What grading must know of a customer besides numbers. */
public enum InputFlag {
    /** Money was left out for want of a rate. */
    FX_MISSING,
    /** Events after the as-of day were left out. */
    FUTURE_EVENT,
    /** A sum was so large that it was cut. */
    MONEY_CAPPED,
    /** The customer refuses automated grading. */
    GRADING_REFUSED,
    /** Blocked, fraud, internal or erased. */
    EXCLUDED,
    /** Orders were left out of a margin that counts, for want of their cost or a rate. */
    MARGIN_MISSING;

    private static final InputFlag[] SHOWN = {FX_MISSING, FUTURE_EVENT, MONEY_CAPPED, MARGIN_MISSING};

    int bit() {
        return 1 << ordinal();
    }

    /** Faults of the data that a grade should show. */
    static List<String> shown(int flags) {
        List<String> shown = new ArrayList<>(2);
        for (int i = 0; i < SHOWN.length && flags != 0; i++) {
            if ((flags & SHOWN[i].bit()) != 0) {
                shown.add(SHOWN[i].name());
            }
        }
        return shown;
    }
}
