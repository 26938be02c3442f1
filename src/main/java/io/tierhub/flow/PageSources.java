package io.tierhub.flow;

import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/** Opens what rows are pulled from: one implementation for each way to ask for them. */
public interface PageSources {
    /**
     * What is to be pulled.
     *
     * @param cursor where to begin, as an earlier page or end said it; null: at the beginning
     * @param whole whether all rows are wanted, whatever the cursor says
     */
    record Order(
            SystemConfig system,
            Entity entity,
            EntityMapping mapping,
            @Nullable String cursor,
            boolean whole) {
        /** What messages and the quarantine call it: {@code pull of customers}. */
        public String name() {
            return "pull of " + entity.configName();
        }
    }

    /** @throws SourceFault when the system cannot be reached, or refuses */
    PageSource open(Order order) throws SourceFault;
}
