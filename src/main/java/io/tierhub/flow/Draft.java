package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.intake.SourceRecord;
import io.tierhub.store.SourceRow;
import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source record as the chunk under way will leave it. */
final class Draft {
    final int id;
    final boolean fresh;
    final long keyHash;
    long hash;
    List<FieldValue> raw;
    CleanRecord clean;
    /** What the store has of it; null if it is new. */
    final @Nullable CleanRecord before;

    long line;
    int account;

    Draft(int id, boolean fresh, long keyHash, SourceRecord source, CleanRecord clean) {
        this.id = id;
        this.fresh = fresh;
        this.keyHash = keyHash;
        this.hash = source.contentHash();
        this.raw = source.values();
        this.clean = clean;
        this.before = fresh ? null : clean;
        this.line = source.at().line();
    }

    void become(SourceRecord source, CleanRecord now) {
        hash = source.contentHash();
        raw = source.values();
        clean = now;
        line = source.at().line();
    }

    SourceRow row(int system, long customer, long file) {
        return new SourceRow(
                id,
                system,
                clean.key().key(),
                hash,
                clean.updatedAt(),
                clean.createdAt(),
                clean.type(),
                customer,
                account,
                clean.deleted(),
                raw.isEmpty(),
                raw,
                clean.values(),
                clean.warnings(),
                file,
                line);
    }
}
