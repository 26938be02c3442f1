package io.tierhub.master;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.Setting;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which value survives where the records of one customer disagree: {@code config/survivorship.yaml}. After construction
 * {@code fields} is complete: the shipped rules under those that the file gives.
 */
public record SurvivorshipRules(
        @Setting(
                value = "Systems in order of trust, the most trusted first; systems not named come last.",
                def = "[erp, crm, helpdesk, marketing]")
        List<String> priority,

        @Setting(
                "Rule by field, where it should differ from the shipped one: source_priority, most_recent, most_complete, most_frequent, longest or union; name, address and account each survive as a whole.")
        Map<String, Rule> fields,

        @Setting(value = "Most phone numbers that a golden record keeps.", def = "20")
        int maxPhones,

        @Setting(value = "Most email addresses that a golden record keeps.", def = "20")
        int maxEmails) {

    /** The most phones or emails that can be asked for: golden records are sent whole to other systems. */
    public static final int MAX_VALUES = 100;

    public SurvivorshipRules {
        priority = List.copyOf(priority);
        Set<String> seen = new HashSet<>();
        for (String system : priority) {
            if (!seen.add(system)) {
                throw new IllegalArgumentException(
                        "priority: " + system + " stands twice in the order of trust; remove one of the two");
            }
        }
        fields.forEach(ShippedRules::check);
        Map<String, Rule> complete = new TreeMap<>(ShippedRules.RULES);
        complete.putAll(fields);
        fields = Collections.unmodifiableMap(complete);
        checkLimit("max_phones", maxPhones);
        checkLimit("max_emails", maxEmails);
    }

    /** What holds where no file says otherwise. */
    public static SurvivorshipRules shipped() {
        return new SurvivorshipRules(List.of("erp", "crm", "helpdesk", "marketing"), Map.of(), 20, 20);
    }

    /** The rule of a field path or group: that of {@code attributes.area}, else that of {@code attributes}. */
    Rule of(String subject) {
        Rule own = fields.get(subject);
        if (own != null) {
            return own;
        }
        int dot = subject.indexOf('.');
        Rule family = fields.get(dot < 0 ? subject : subject.substring(0, dot));
        return family != null ? family : Rule.SOURCE_PRIORITY;
    }

    /** How many values of a field a golden record keeps. */
    int limit(CustomerField field) {
        return switch (field) {
            case PHONES -> maxPhones;
            case EMAILS -> maxEmails;
            default -> Integer.MAX_VALUE;
        };
    }

    private static void checkLimit(String key, int limit) {
        if (limit < 1 || limit > MAX_VALUES) {
            throw new IllegalArgumentException(key + " must be 1 to " + MAX_VALUES + ", not " + limit);
        }
    }
}
