package io.tierhub.intake;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a fact names its customer: a column of keys, or {@code {email: column}} or {@code {phone: column}}. */
public record CustomerRef(
        @Setting("The column that holds the customer's key in the same system.") @Nullable Columns key,

        @Setting("The column that holds the customer's e-mail address.") @Nullable Columns email,

        @Setting("The column that holds the customer's phone number.") @Nullable Columns phone) {

    public CustomerRef {
        int named = (key == null ? 0 : 1) + (email == null ? 0 : 1) + (phone == null ? 0 : 1);
        if (named != 1) {
            throw new IllegalArgumentException(
                    "a fact names its customer in exactly one way: write a column, {email: column} or {phone: column}");
        }
    }

    public static CustomerRef of(String column) {
        return new CustomerRef(Columns.of(column), null, null);
    }

    public static CustomerRef of(List<String> columns) {
        return new CustomerRef(Columns.of(columns), null, null);
    }

    /** Which handle the column holds. */
    public OwnerRef.By by() {
        return key != null ? OwnerRef.By.KEY : email != null ? OwnerRef.By.EMAIL : OwnerRef.By.PHONE;
    }

    /** The one column that is named. */
    public Columns columns() {
        Columns named = key != null ? key : email != null ? email : phone;
        if (named == null) {
            throw new IllegalStateException("a customer reference without a column");
        }
        return named;
    }
}
