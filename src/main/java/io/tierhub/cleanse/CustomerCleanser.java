package io.tierhub.cleanse;

import io.tierhub.cleanse.Amounts.Reading.Amount;
import io.tierhub.cleanse.Dates.Reading.Fault;
import io.tierhub.cleanse.Dates.Reading.Moment;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.SourceKey;
import org.jspecify.annotations.Nullable;

/** One source record of a customer, field by field. */
final class CustomerCleanser {
    /** Characters of a whole day, as in 2026-3-1. */
    private static final int SHORTEST_DAY = 8;

    private final String currency;
    private final Phones phones;
    private final Dates dates;

    CustomerCleanser(String currency, Phones phones, Dates dates) {
        this.currency = currency;
        this.phones = phones;
        this.dates = dates;
    }

    Cleansed<CleanRecord> cleanse(SourceRecord source) {
        String key = source.key();
        if (key == null || key.isBlank()) {
            return new Cleansed.Refused<>(Rejections.missingKey(source));
        }
        Draft draft = new Draft();
        String country = source.first("country");
        String region = country == null ? null : Countries.code(country);
        for (FieldValue value : source.values()) {
            field(draft, value.field(), value.value(), region);
        }
        var type = PartyTypes.of(source.first("type"), draft);
        Names.complete(draft, type);
        return new Cleansed.Clean<>(new CleanRecord(
                new SourceKey(source.system(), key.strip()),
                type,
                draft.values,
                moment(draft, source.first("updated_at"), "UPDATED_AT_INVALID"),
                moment(draft, source.first("created_at"), "CREATED_AT_INVALID"),
                deleted(draft, source.first("deleted")),
                draft.warnings()));
    }

    private void field(Draft draft, String field, String raw, @Nullable String region) {
        if (OwnWords.is(field)) {
            draft.add(field, OwnWords.kept(raw));
            return;
        }
        if (LostDigits.in(raw) && isCode(field)) {
            draft.warn("DIGITS_LOST");
            return;
        }
        switch (field) {
            case "type", "created_at", "updated_at", "deleted" -> {}
            case "phones" -> draft.addAll(field, phones.read(raw, region), "PHONE_INVALID");
            case "emails" -> draft.addAll(field, Emails.read(raw), "EMAIL_INVALID");
            case "account.key" -> key(draft, field, raw);
            case "account.email_domain" -> addIfThere(draft, field, MailDomains.own(raw));
            default -> text(draft, field, raw);
        }
    }

    private static boolean isCode(String field) {
        return switch (field) {
            case "phones", "tax_id", "account.tax_id", "account.key" -> true;
            default -> field.startsWith("identifiers.");
        };
    }

    private void text(Draft draft, String field, String raw) {
        String text = Text.clean(raw);
        if (text.isEmpty() || Placeholders.isText(text)) {
            return;
        }
        switch (field) {
            case "birth_date" -> birthDate(draft, text);
            case "gender" -> {
                String gender = Flags.gender(text);
                draft.add(field, gender == null ? Text.lower(text) : gender);
            }
            case "tax_id", "account.tax_id" -> taxId(draft, field, text);
            case "website" -> draft.addOrWarn(field, Websites.clean(text), "WEBSITE_INVALID");
            case "country" -> country(draft, text);
            case "postcode" -> draft.add(field, Text.upper(text));
            case "employees", "annual_revenue", "arr", "contract_amount", "overdue_amount", "cac", "nps" ->
                draft.addOrWarn(field, number(draft, text), "NUMBER_INVALID");
            case "automated_grading", "consent" -> draft.add(field, Text.lower(text));
            default -> draft.add(field, text);
        }
    }

    private static void addIfThere(Draft draft, String field, @Nullable String value) {
        if (value != null) {
            draft.add(field, value);
        }
    }

    /** Keys are compared as their system writes them. */
    private static void key(Draft draft, String field, String raw) {
        String key = raw.strip();
        if (!key.isEmpty()) {
            draft.add(field, key);
        }
    }

    private void birthDate(Draft draft, String text) {
        Dates.Reading reading = dates.readBirth(text);
        if (reading != Fault.NONE) {
            String date = reading instanceof Moment moment ? Dates.birth(moment) : null;
            draft.addOrWarn("birth_date", date, "BIRTH_DATE_INVALID");
        }
    }

    /** These fields are in the hub's currency: another one at the number is said, not converted. */
    private @Nullable String number(Draft draft, String text) {
        if (!(Amounts.read(text) instanceof Amount amount)) {
            return null;
        }
        String sign = amount.currency();
        if (sign != null && !currency.equals(Currencies.code(sign, currency))) {
            draft.warn("CURRENCY_IGNORED");
        }
        return Amounts.plain(amount.micros());
    }

    private static void taxId(Draft draft, String field, String text) {
        String id = TaxIds.clean(text);
        if (id.isEmpty() || isOneSymbol(id)) {
            return;
        }
        if (TaxIds.looksUnified(id) && !TaxIds.isChecked(id)) {
            draft.warn("TAX_ID_CHECK");
        }
        draft.add(field, id);
    }

    private static void country(Draft draft, String text) {
        String code = Countries.code(text);
        if (code == null) {
            draft.warn("COUNTRY_UNKNOWN");
        }
        draft.add("country", code == null ? text : code);
    }

    private long moment(Draft draft, @Nullable String raw, String warning) {
        if (raw == null || raw.isBlank() || Placeholders.isText(Text.clean(raw))) {
            return 0;
        }
        Dates.Reading reading = dates.read(raw);
        if (reading instanceof Moment moment) {
            return moment.at();
        }
        if (reading != Fault.NONE) {
            draft.warn(warning);
        }
        return 0;
    }

    /** A word for yes or no, or the day since when; a short number is neither. */
    private boolean deleted(Draft draft, @Nullable String raw) {
        if (raw == null || raw.isBlank() || Placeholders.isText(Text.clean(raw))) {
            return false;
        }
        Boolean said = Flags.deleted(raw);
        if (said != null) {
            return said;
        }
        if (raw.strip().length() >= SHORTEST_DAY) {
            Dates.Reading reading = dates.read(raw);
            if (reading instanceof Moment || reading == Fault.NONE) {
                return reading instanceof Moment;
            }
        }
        draft.warn("DELETED_UNKNOWN");
        return false;
    }

    private static boolean isOneSymbol(String id) {
        for (int i = 1; i < id.length(); i++) {
            if (id.charAt(i) != id.charAt(0)) {
                return false;
            }
        }
        return id.length() > 1;
    }
}
