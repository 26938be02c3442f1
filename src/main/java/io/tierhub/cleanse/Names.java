package io.tierhub.cleanse;

import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person has a full name and its parts; a source often says only one of them. */
final class Names {
    private Names() {}

    static void complete(Draft draft, PartyType type) {
        if (type != PartyType.PERSON) {
            return;
        }
        String name = draft.first("name");
        String given = draft.first("given_name");
        String family = draft.first("family_name");
        if (name != null) {
            PersonName parsed = PersonName.parse(name);
            replaceName(draft.values, parsed.full());
            boolean none = given == null && family == null;
            add(draft, "given_name", none ? parsed.given() : null);
            add(draft, "family_name", none ? parsed.family() : null);
        } else if (given != null && family != null) {
            draft.add("name", PersonName.join(given, family));
        } else if (given != null || family != null) {
            add(draft, "name", given != null ? given : family);
        }
    }

    private static void add(Draft draft, String field, @Nullable String value) {
        if (value != null) {
            draft.add(field, value);
        }
    }

    private static void replaceName(List<FieldValue> values, String name) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).field().equals("name")) {
                values.set(i, new FieldValue("name", name));
                return;
            }
        }
    }
}
