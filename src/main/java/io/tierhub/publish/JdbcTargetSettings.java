package io.tierhub.publish;

import io.tierhub.publish.template.PushValues;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A table that is updated, with a user of its own: that of the pulls may only read. */
public record JdbcTargetSettings(
        @Setting("The JDBC URL, without user and password, as in jdbc: of a source.")
        String url,

        @Setting("The user; one that may update this table alone.")
        String user,

        @Setting("The user's password.") @Nullable Secret password,

        @Setting("The statement, as in UPDATE customer SET tier = :tier WHERE id = :external.")
        NamedSql update,

        @Setting(
                "How what the table holds is read, to find what others changed there, as in SELECT tier FROM customer WHERE id = :external.")
        @Nullable NamedSql read,

        @Setting(value = "How many customers one transaction updates.", def = "200")
        int size,

        @Setting(value = "How long a transaction may take.", def = "60s")
        Duration timeout) {

    static final int MOST = 5_000;
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    public JdbcTargetSettings {
        if (!update.isUpdate()) {
            throw new IllegalArgumentException("update must be one UPDATE statement: records are never made");
        }
        if (update.names().stream().noneMatch(PushValues::identifies)
                || !update.names().contains("tier")) {
            throw new IllegalArgumentException("update must use :tier and :external, or :external.SYSTEM");
        }
        if (read != null && (!read.isSelect() || read.names().stream().noneMatch(PushValues::identifies))) {
            throw new IllegalArgumentException("read must be one SELECT of one column, WHERE ... = :external");
        }
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be 1 to " + MOST);
        }
        if (timeout.toSeconds() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be 1s to " + LONGEST_TIMEOUT.toMinutes() + "m");
        }
    }

    @Override
    public String toString() {
        return "JdbcTargetSettings[" + url + ", user " + user + "]";
    }
}
