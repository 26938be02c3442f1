package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.intake.SourceRecord;
import io.tierhub.match.Features;
import org.jspecify.annotations.Nullable;

/**
 * A customer's row after the parallel part of its way.
 *
 * @param work null where the content seemed known already
 */
record PreparedCustomer(SourceRecord source, @Nullable Work work) {
    /** What cleansing made of it. */
    record Work(CleanRecord clean, Features features) {}

    /** The key; customers always have one. */
    String key() {
        String key = source.key();
        if (key == null) {
            throw new IllegalStateException("a customer without key passed the mapper: " + source.at());
        }
        return key;
    }
}
