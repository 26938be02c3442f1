package io.tierhub.flow;

import io.tierhub.master.GoldenValue;
import io.tierhub.store.CustomerRow;
import io.tierhub.vocabulary.CustomerField;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a golden record says of a person: its name, and its first mail address and phone number. */
final class PersonalValues {
    private static final Map<String, String> FIELDS =
            Map.of("email", CustomerField.EMAILS.key(), "phone", CustomerField.PHONES.key());

    private PersonalValues() {}

    /** Those asked for, by the names of templates, unmasked; what is not known is left out. */
    static Map<String, String> of(CustomerRow customer, Set<String> asked) {
        Map<String, String> values = new HashMap<>();
        for (String name : asked) {
            if (name.equals("name") && !customer.name().isEmpty()) {
                values.put(name, customer.name());
            }
            for (GoldenValue value : customer.golden()) {
                if (value.field().equals(FIELDS.get(name))) {
                    values.putIfAbsent(name, value.value());
                }
            }
        }
        return values;
    }
}
