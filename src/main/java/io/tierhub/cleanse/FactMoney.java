package io.tierhub.cleanse;

import io.tierhub.cleanse.Amounts.Reading;
import io.tierhub.cleanse.Amounts.Reading.Amount;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/** The amount of a fact, its tax and its currency. Only an order cannot do without a number. */
final class FactMoney {
    private final SourceRecord source;
    private final Draft rest;
    private @Nullable Amount amount;
    private @Nullable String named;
    private long taxMicros;

    FactMoney(SourceRecord source, Draft rest) {
        this.source = source;
        this.rest = rest;
    }

    /** Reads the amount; answers why the row must be refused, or null. */
    @Nullable Rejection amount(String field, String text) {
        Reading reading = Amounts.read(text);
        if (reading instanceof Amount found) {
            amount = found;
        } else if (source.entity() == Entity.ORDERS) {
            return reading == Reading.Fault.TOO_LARGE
                    ? Rejections.amountTooLarge(source, field, text)
                    : Rejections.badAmount(source, field, text);
        } else if (!Placeholders.isText(text)) {
            rest.warn("NUMBER_INVALID");
            rest.add(field, text);
        }
        return null;
    }

    void tax(String field, String text) {
        if (Amounts.read(text) instanceof Amount tax) {
            taxMicros = tax.micros();
            rest.add(field, Amounts.plain(taxMicros));
        } else {
            rest.warn("TAX_INVALID");
        }
    }

    void currency(String text) {
        named = text;
    }

    boolean isMissing() {
        return amount == null;
    }

    /** Net of tax. */
    long micros() {
        return amount == null ? 0 : amount.micros() - taxMicros;
    }

    /** What the currency column says, else the sign at the amount, else the default. */
    String currencyOr(String byDefault) {
        String sign = amount == null ? null : amount.currency();
        if (named == null) {
            String code = sign == null ? null : Currencies.code(sign, byDefault);
            return code == null ? byDefault : code;
        }
        String code = Currencies.code(named, byDefault);
        if (code == null) {
            rest.warn("CURRENCY_UNKNOWN");
            return Text.upper(named);
        }
        if (sign != null && !code.equals(Currencies.code(sign, code))) {
            rest.warn("CURRENCY_CONFLICT");
        }
        return code;
    }
}
