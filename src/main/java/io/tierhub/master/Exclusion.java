package io.tierhub.master;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code automated_grading} may say so that a customer is not graded: refused by the customer, or closed by the firm. */
public final class Exclusion {
    static final String FIELD = "automated_grading";
    private static final Set<String> WORDS = Set.of("refused", "blocked", "fraud", "internal", "erased");

    private Exclusion() {}

    /** Whether a clean value of the field takes a customer out of grading; without a value none does. */
    public static boolean is(@Nullable String value) {
        return value != null && WORDS.contains(value);
    }
}
