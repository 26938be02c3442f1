package io.tierhub.master;

import static java.util.Map.entry;

import io.tierhub.vocabulary.CustomerField;
import java.util.Map;

/** The rule of every field where the file gives none, and what may be given. */
final class ShippedRules {
    /**
     * What identifies comes from the most trusted system; what changes with time, from the record that changed last; what
     * one can have several of is kept whole. The longest birth date is the most precise one.
     */
    static final Map<String, Rule> RULES = Map.ofEntries(
            entry(Subject.NAME, Rule.SOURCE_PRIORITY),
            entry("birth_date", Rule.LONGEST),
            entry("gender", Rule.MOST_FREQUENT),
            entry("phones", Rule.UNION),
            entry("emails", Rule.UNION),
            entry("website", Rule.SOURCE_PRIORITY),
            entry("tax_id", Rule.SOURCE_PRIORITY),
            entry("identifiers", Rule.SOURCE_PRIORITY),
            entry(Subject.ACCOUNT, Rule.SOURCE_PRIORITY),
            entry(Subject.ADDRESS, Rule.MOST_COMPLETE),
            entry("industry", Rule.SOURCE_PRIORITY),
            entry("employees", Rule.MOST_RECENT),
            entry("annual_revenue", Rule.MOST_RECENT),
            entry("decision_role", Rule.MOST_RECENT),
            entry("owner", Rule.MOST_RECENT),
            entry("plan", Rule.MOST_RECENT),
            entry("arr", Rule.MOST_RECENT),
            entry("contract_amount", Rule.MOST_RECENT),
            entry("overdue_amount", Rule.MOST_RECENT),
            entry("cac", Rule.MOST_RECENT),
            entry("nps", Rule.MOST_RECENT),
            entry("attributes", Rule.MOST_RECENT),
            entry("consent", Rule.MOST_RECENT),
            entry("automated_grading", Rule.MOST_RECENT));

    private ShippedRules() {}

    /** Refuses a rule for a field that has none, or that cannot follow it. */
    static void check(String path, Rule rule) {
        CustomerField field = path.equals(Subject.ADDRESS) ? null : known(path);
        String subject = field == null ? path : Subject.of(field, path);
        if (!subject.equals(path)) {
            throw new IllegalArgumentException("fields." + path + ": " + path
                    + " survives together with the rest of the " + subject + "; give the rule to " + subject);
        }
        if (rule == Rule.PINNED) {
            throw new IllegalArgumentException("fields." + path
                    + ": pinned is no rule of a file; a person pins the value of one customer: tierhub review pin");
        }
        if (rule == Rule.UNION && (field == null || !field.many())) {
            throw new IllegalArgumentException(
                    "fields." + path + ": union keeps several values and only phones and emails can hold several;"
                            + " choose source_priority, most_recent, most_complete, most_frequent or longest");
        }
    }

    private static CustomerField known(String path) {
        CustomerField field = CustomerField.of(path);
        if (field == null || !RULES.containsKey(Subject.of(field, field.key())) || misplacedDot(field, path)) {
            throw new IllegalArgumentException("fields." + path + ": no rule can be given to '" + path
                    + "'; use one of "
                    + String.join(", ", RULES.keySet().stream().sorted().toList())
                    + ", or attributes.NAME, identifiers.SCHEME");
        }
        return field;
    }

    private static boolean misplacedDot(CustomerField field, String path) {
        return path.indexOf('.') >= 0 && !field.keyed();
    }
}
