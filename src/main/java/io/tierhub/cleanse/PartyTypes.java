package io.tierhub.cleanse;

import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a record is a person or an organization. */
final class PartyTypes {
    private static final Set<String> OF_PERSONS = Set.of(
            "given_name", "family_name", "birth_date", "gender", "account.key", "account.name", "account.tax_id");
    private static final Set<String> OF_ORGANIZATIONS =
            Set.of("tax_id", "industry", "employees", "annual_revenue", "website");

    private PartyTypes() {}

    /**
     * What the system says; else a name that looks like a company's; else what only persons have; else what
     * organizations mostly have; else a person.
     */
    static PartyType of(@Nullable String said, Draft draft) {
        String text = said == null ? "" : Text.clean(said);
        if (!text.isEmpty() && !Placeholders.isText(text)) {
            PartyType type = Flags.type(text);
            if (type != null) {
                return type;
            }
            draft.warn("TYPE_UNKNOWN");
        }
        String name = draft.first("name");
        if (name != null && CompanyName.looksLikeCompany(name)) {
            return PartyType.ORGANIZATION;
        }
        return !hasAny(draft, OF_PERSONS) && hasAny(draft, OF_ORGANIZATIONS)
                ? PartyType.ORGANIZATION
                : PartyType.PERSON;
    }

    private static boolean hasAny(Draft draft, Set<String> fields) {
        for (FieldValue value : draft.values) {
            if (fields.contains(value.field())) {
                return true;
            }
        }
        return false;
    }
}
