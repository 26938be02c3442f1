package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * Which source record an email address or a phone number belongs to, for facts that name their customer so. The smallest
 * record wins, so that the answer does not depend on the order of look-ups. Derived, 16 bytes a handle.
 */
final class HandleIndex {
    private final KeyIndex handles = new KeyIndex();
    private final boolean needed;

    /** @param needed false: no facts name their customers so; the index stays empty */
    HandleIndex(boolean needed) {
        this.needed = needed;
    }

    /** Tells the handles of a record, if they are needed. */
    void tell(int record, CleanRecord clean, StateChanges to) {
        if (!needed) {
            return;
        }
        for (FieldValue value : clean.values()) {
            OwnerRef.By by = by(value.field());
            if (by != null) {
                to.handle(hash(by, value.value()), record);
            }
        }
    }

    void add(long hash, int record) {
        int known = handles.find(hash);
        if (known == 0 || record < known) {
            handles.put(hash, record, 0);
        }
    }

    KeyIndex index() {
        return handles;
    }

    /** The record of a clean email address or phone number, or 0. */
    int find(OwnerRef owner) {
        return handles.find(hash(owner.by(), owner.value()));
    }

    static OwnerRef.@Nullable By by(String field) {
        return switch (field) {
            case "emails" -> OwnerRef.By.EMAIL;
            case "phones" -> OwnerRef.By.PHONE;
            default -> null;
        };
    }

    private static long hash(OwnerRef.By by, String value) {
        return KeyIndex.hash(by.name(), value);
    }
}
