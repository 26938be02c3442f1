package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.CompanyName;
import io.tierhub.cleanse.Emails;
import io.tierhub.cleanse.Websites;
import io.tierhub.store.AccountsAwaited.Wait;
import io.tierhub.vocabulary.PartyType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What contacts call their account by, and what organizations are called by. */
final class AccountNames {
    static final String KEY = "key";
    static final String TAX_ID = "tax_id";
    static final String NAME = "name";
    static final String EMAIL_DOMAIN = "email_domain";

    /** What a record says outright counts more than what its mail address suggests. */
    static final List<String> STRONGEST_FIRST = List.of(KEY, TAX_ID, NAME, EMAIL_DOMAIN);

    private AccountNames() {}

    /** The account that a record asks for, by the strongest name that it has; null if it asks for none. */
    static @Nullable Wait wanted(int system, int record, CleanRecord clean) {
        if (clean.type() != PartyType.PERSON || clean.deleted()) {
            return null;
        }
        for (String by : STRONGEST_FIRST) {
            String value = clean.first("account." + by);
            if (value != null) {
                String wanted = by.equals(NAME) ? CompanyName.parse(value).core() : value;
                return wanted.isEmpty() ? null : new Wait(system, by, wanted, record);
            }
        }
        return null;
    }

    /** By what contacts may ask for these organizations. */
    static List<String> of(List<CleanRecord> organizations, String by) {
        return organizations.stream()
                .flatMap(clean -> of(clean, by))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Stream<@Nullable String> of(CleanRecord clean, String by) {
        return switch (by) {
            case KEY -> Stream.of(clean.key().key());
            case TAX_ID -> Stream.ofNullable(clean.first(TAX_ID));
            case NAME ->
                Stream.ofNullable(clean.first(NAME))
                        .map(name -> CompanyName.parse(name).core());
            default ->
                Stream.concat(
                        Stream.ofNullable(clean.first("website")).map(Websites::host),
                        clean.all("emails").stream().map(Emails::domain));
        };
    }
}
