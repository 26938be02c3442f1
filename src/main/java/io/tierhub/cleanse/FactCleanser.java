package io.tierhub.cleanse;

import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One source record of something that a customer did. */
final class FactCleanser {
    private final String currency;
    private final Phones phones;
    private final Dates dates;

    FactCleanser(String currency, Phones phones, Dates dates) {
        this.currency = currency;
        this.phones = phones;
        this.dates = dates;
    }

    Cleansed<CleanFact> cleanse(SourceRecord source, int occurrence) {
        OwnerRef owner = owner(source.owner());
        if (owner == null) {
            OwnerRef named = source.owner();
            String value = named == null || named.value().isBlank() ? null : named.value();
            return new Cleansed.Refused<>(Rejections.missingCustomer(source, value));
        }
        FactDraft draft = new FactDraft(source, dates);
        for (FieldValue value : source.values()) {
            draft.field(value.field(), value.value());
        }
        Rejection rejection = draft.complete();
        if (rejection != null) {
            return new Cleansed.Refused<>(rejection);
        }
        return new Cleansed.Clean<>(new CleanFact(
                source.system(),
                source.entity(),
                key(source, occurrence),
                owner,
                draft.day(),
                draft.at(),
                draft.kind,
                draft.money.micros(),
                source.entity() == Entity.ORDERS ? draft.money.currencyOr(currency) : null,
                draft.refundOf,
                draft.updatedAt,
                List.copyOf(draft.rest.values),
                draft.rest.warnings()));
    }

    /** Null if it names nobody. */
    private @Nullable OwnerRef owner(@Nullable OwnerRef owner) {
        if (owner == null) {
            return null;
        }
        return switch (owner.by()) {
            case KEY ->
                owner.value().isBlank()
                        ? null
                        : new OwnerRef(owner.by(), owner.value().strip());
            case EMAIL -> first(owner, Emails.read(owner.value()));
            case PHONE -> first(owner, phones.read(owner.value(), null));
        };
    }

    private static @Nullable OwnerRef first(OwnerRef owner, Found found) {
        return found.values().isEmpty()
                ? null
                : new OwnerRef(owner.by(), found.values().get(0));
    }

    private static String key(SourceRecord source, int occurrence) {
        String key = source.key();
        return key == null || key.isBlank()
                ? "#" + Long.toHexString(source.contentHash()) + "-" + occurrence
                : key.strip();
    }
}
