package io.tierhub.flow;

import io.tierhub.store.ImportFile.Progress;
import io.tierhub.vocabulary.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param entity what it holds; null where no entity claims it
 * @param rows totals of the file, earlier runs included
 * @param reason why it was refused; null otherwise
 * @param warnings what looks wrong but was read
 */
public record Taken(
        String system,
        String file,
        Verdict verdict,
        @Nullable Entity entity,
        Progress rows,
        @Nullable String reason,
        List<String> warnings) {
    /** What the hub makes of a file. */
    public enum Verdict {
        /** Every row is in the store or in quarantine. */
        DONE,
        /** This very content was taken in before; nothing was done. */
        KNOWN,
        /** It cannot be taken in as a whole. */
        REFUSED
    }
}
