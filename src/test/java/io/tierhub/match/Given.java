package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;

/** Clean records for tests, written as {@code person("given_name=Anna", "family_name=Berg")}. */
final class Given {
    private Given() {}

    static Features person(String... values) {
        return Features.of(record("crm", PartyType.PERSON, values));
    }

    static Features organization(String... values) {
        return Features.of(record("erp", PartyType.ORGANIZATION, values));
    }

    static CleanRecord record(String system, PartyType type, String... values) {
        List<FieldValue> fields = new ArrayList<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            fields.add(new FieldValue(value.substring(0, equals), value.substring(equals + 1)));
        }
        return new CleanRecord(new SourceKey(system, "1"), type, fields, 0, 0, false, List.of());
    }

    /** An index in which the records were placed in order, with ids from 0 and customer numbers from 1. */
    static MatchIndex placed(Features... records) {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        placeAll(index, records);
        return index;
    }

    static void placeAll(MatchIndex index, Features... records) {
        for (int i = 0; i < records.length; i++) {
            long number = i + 1;
            index.place(i, records[i], () -> number);
        }
        index.commit();
    }
}
