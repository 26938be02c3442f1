package io.tierhub.flow;

import io.tierhub.store.ImportFile.Progress;
import io.tierhub.vocabulary.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one pull of one entity.
 *
 * @param rows of this pull; also those that it took in before it failed
 * @param cursor where the next pull begins; null: at the beginning
 * @param fault why it ended early; null: it did not
 */
public record Pulled(
        String system,
        Entity entity,
        Progress rows,
        @Nullable String cursor,
        List<String> warnings,
        @Nullable SourceFault fault) {

    /** Whether it came to its end. */
    public boolean done() {
        return fault == null;
    }
}
