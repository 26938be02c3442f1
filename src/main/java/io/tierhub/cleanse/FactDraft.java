package io.tierhub.cleanse;

import io.tierhub.cleanse.Amounts.Reading.Amount;
import io.tierhub.cleanse.Dates.Precision;
import io.tierhub.cleanse.Dates.Reading.Fault;
import io.tierhub.cleanse.Dates.Reading.Moment;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A fact while it is cleansed. The first reason to refuse it wins. */
final class FactDraft {
    final Draft rest = new Draft();
    String kind;
    long updatedAt;

    @Nullable String refundOf;

    private final SourceRecord source;
    private final Dates dates;
    private final String defaultCurrency;
    private final String dayField;
    private final String amountField;

    private @Nullable Moment moment;
    private @Nullable Amount amount;
    private long taxMicros;
    private @Nullable String namedCurrency;
    private @Nullable Rejection rejection;

    FactDraft(SourceRecord source, Dates dates, String defaultCurrency) {
        this.source = source;
        this.dates = dates;
        this.defaultCurrency = defaultCurrency;
        Entity entity = source.entity();
        dayField = entity == Entity.ORDERS ? "placed_at" : entity == Entity.TICKETS ? "opened_at" : "at";
        amountField = entity == Entity.ORDERS ? "amount" : entity == Entity.TICKETS ? "satisfaction" : "value";
        kind = entity == Entity.ORDERS ? "COMPLETED" : entity == Entity.TICKETS ? "OPEN" : "INTERACTION";
    }

    void field(String field, String raw) {
        String text = Text.clean(raw);
        if (text.isEmpty()) {
            return;
        }
        if (field.equals(dayField)) {
            moment = date(field, text);
        } else if (field.equals(amountField)) {
            amount(field, text);
        } else {
            other(field, raw, text);
        }
    }

    /** What is wrong with the whole; null if nothing is. */
    @Nullable Rejection complete() {
        if (rejection == null && moment == null) {
            rejection = Rejections.missing(source, "MISSING_DATE", dayField);
        }
        if (rejection == null && amount == null && source.entity() == Entity.ORDERS) {
            rejection = Rejections.missing(source, "BAD_AMOUNT", amountField);
        }
        return rejection;
    }

    int day() {
        return moment == null ? 0 : moment.day();
    }

    long at() {
        return moment == null ? 0 : moment.at();
    }

    /** Net of tax. */
    long amountMicros() {
        return amount == null ? 0 : amount.micros() - taxMicros;
    }

    /** What the currency column says, else the sign at the amount, else the default. */
    String currency() {
        String sign = amount == null ? null : amount.currency();
        String named = namedCurrency;
        if (named == null) {
            String code = sign == null ? null : Currencies.code(sign, defaultCurrency);
            return code == null ? defaultCurrency : code;
        }
        String code = Currencies.code(named, defaultCurrency);
        if (code == null) {
            rest.warn("CURRENCY_UNKNOWN");
            return named.toUpperCase(Locale.ROOT);
        }
        if (sign != null && !code.equals(Currencies.code(sign, code))) {
            rest.warn("CURRENCY_CONFLICT");
        }
        return code;
    }

    private void other(String field, String raw, String text) {
        if (Placeholders.isText(text)) {
            return;
        }
        switch (field) {
            case "status", "type" -> kind = text.toUpperCase(Locale.ROOT);
            case "currency" -> namedCurrency = text;
            case "refund_of" -> refundOf = raw.strip();
            case "updated_at" -> {
                Moment at = date(field, text);
                updatedAt = at == null ? 0 : at.at();
            }
            case "closed_at" -> closedAt(field, text);
            case "tax" -> tax(field, text);
            case "discount", "cost", "minutes" -> rest.addOrWarn(field, Numbers.plain(text), "NUMBER_INVALID");
            default -> rest.add(field, text);
        }
    }

    private void amount(String field, String text) {
        Amounts.Reading reading = Amounts.read(text);
        if (reading instanceof Amount found) {
            amount = found;
        } else if (source.entity() != Entity.ORDERS) {
            if (!Placeholders.isText(text)) {
                rest.warn("NUMBER_INVALID");
                rest.add(field, text);
            }
        } else {
            refuse(
                    reading == Amounts.Reading.Fault.TOO_LARGE
                            ? Rejections.amountTooLarge(source, field, text)
                            : Rejections.badAmount(source, field, text));
        }
    }

    private void tax(String field, String text) {
        if (Amounts.read(text) instanceof Amount tax) {
            taxMicros = tax.micros();
            rest.add(field, Amounts.plain(taxMicros));
        } else {
            rest.warn("TAX_INVALID");
        }
    }

    private void closedAt(String field, String text) {
        Moment at = date(field, text);
        if (at != null) {
            boolean instant = at.precision() == Precision.INSTANT;
            rest.add(
                    field,
                    instant
                            ? Instant.ofEpochMilli(at.at()).toString()
                            : LocalDate.ofEpochDay(at.day()).toString());
        }
    }

    /** The moment of a text; null where it stands for none, or is refused. A month alone is no day. */
    private @Nullable Moment date(String field, String text) {
        if (Placeholders.isText(text)) {
            return null;
        }
        Dates.Reading reading = dates.read(text);
        if (reading instanceof Moment at && at.precision().compareTo(Precision.DAY) >= 0) {
            return at;
        }
        if (reading == Fault.NONE) {
            return null;
        }
        refuse(
                reading == Fault.AMBIGUOUS
                        ? Rejections.ambiguousDate(source, field, text)
                        : Rejections.badDate(source, field, text));
        return null;
    }

    private void refuse(Rejection reason) {
        rejection = rejection == null ? reason : rejection;
    }
}
