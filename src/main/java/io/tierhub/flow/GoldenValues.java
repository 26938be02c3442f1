package io.tierhub.flow;

import io.tierhub.act.Consent;
import io.tierhub.master.GoldenValue;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values of golden records that actions ask for. */
final class GoldenValues {
    private GoldenValues() {}

    /** The days of birth of some customers; those of whom none is known are left out. */
    static Map<Long, LocalDate> birthdays(Tx tx, long[] customers) {
        Map<Long, LocalDate> days = new HashMap<>();
        for (CustomerRow row : tx.customers().byIds(customers)) {
            String value = value(row, CustomerField.BIRTH_DATE);
            try {
                if (value != null) {
                    days.put(row.id(), LocalDate.parse(value));
                }
            } catch (DateTimeException partOfADate) {
                continue; // a year alone has no birthday
            }
        }
        return days;
    }

    /** Whether some customers agreed to marketing. */
    static Map<Long, Consent> consents(Tx tx, long[] customers) {
        Map<Long, Consent> consents = new HashMap<>();
        tx.customers()
                .byIds(customers)
                .forEach(row -> consents.put(row.id(), Consent.of(value(row, CustomerField.CONSENT))));
        return consents;
    }

    private static @Nullable String value(CustomerRow row, CustomerField field) {
        return row.golden().stream()
                .filter(value -> value.field().equals(field.key()))
                .map(GoldenValue::value)
                .findFirst()
                .orElse(null);
    }
}
