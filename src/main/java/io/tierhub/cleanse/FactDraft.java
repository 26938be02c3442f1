package io.tierhub.cleanse;

import io.tierhub.cleanse.Dates.Precision;
import io.tierhub.cleanse.Dates.Reading.Fault;
import io.tierhub.cleanse.Dates.Reading.Moment;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact while it is cleansed. The first reason to refuse it wins. */
final class FactDraft {
    final Draft rest = new Draft();
    final FactMoney money;
    String kind;
    long updatedAt;

    @Nullable String refundOf;

    private final SourceRecord source;
    private final Dates dates;
    private final String dayField;
    private final String amountField;

    private @Nullable Moment moment;
    private @Nullable Rejection rejection;

    FactDraft(SourceRecord source, Dates dates) {
        this.source = source;
        this.dates = dates;
        this.money = new FactMoney(source, rest);
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
            refuse(money.amount(field, text));
        } else {
            other(field, raw, text);
        }
    }

    /** What is wrong with the whole; null if nothing is. */
    @Nullable Rejection complete() {
        if (rejection == null && moment == null) {
            rejection = Rejections.missing(source, "MISSING_DATE", dayField);
        }
        if (rejection == null && money.isMissing() && source.entity() == Entity.ORDERS) {
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

    private void other(String field, String raw, String text) {
        if (Placeholders.isText(text)) {
            return;
        }
        switch (field) {
            case "status", "type" -> kind = Text.upper(text);
            case "currency" -> money.currency(text);
            case "refund_of" -> refundOf = raw.strip();
            case "updated_at" -> {
                Moment at = date(field, text);
                updatedAt = at == null ? 0 : at.at();
            }
            case "closed_at" -> closedAt(field, text);
            case "tax" -> money.tax(field, text);
            case "discount", "cost", "minutes" -> rest.addOrWarn(field, Numbers.plain(text), "NUMBER_INVALID");
            default -> rest.add(field, text);
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

    private void refuse(@Nullable Rejection reason) {
        rejection = rejection == null ? reason : rejection;
    }
}
