package io.tierhub.master;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write members in tests. */
final class Members {
    private Members() {}

    /** A live organization of {@code system}, changed at {@code updatedAt}; fields and values alternate. */
    static Member member(int id, String system, long updatedAt, String... fieldsAndValues) {
        return member(id, system, updatedAt, false, fieldsAndValues);
    }

    static Member deleted(int id, String system, long updatedAt, String... fieldsAndValues) {
        return member(id, system, updatedAt, true, fieldsAndValues);
    }

    private static Member member(int id, String system, long updatedAt, boolean deleted, String... pairs) {
        List<FieldValue> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(new FieldValue(pairs[i], pairs[i + 1]));
        }
        SourceKey key = new SourceKey(system, "K" + id);
        return new Member(id, new CleanRecord(key, PartyType.ORGANIZATION, values, updatedAt, 0, deleted, List.of()));
    }
}
