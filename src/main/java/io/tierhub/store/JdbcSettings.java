package io.tierhub.store;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A database that rows are pulled from. It is never written to. */
public record JdbcSettings(
        @Setting(
                "The JDBC URL, without user and password: jdbc:postgresql://HOST:PORT/NAME, jdbc:h2:..., or that of another product whose driver lies in lib/ of the home.")
        String url,

        @Setting("The user; one that may only read.") String user,

        @Setting("The user's password.") @Nullable Secret password,

        @Setting("The zone of times that the database stores without one; left out: the hub's.") @Nullable ZoneId zone,

        @Setting(value = "How long a statement may take, and how long the database may say nothing.", def = "60s")
        Duration timeout) {

    static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    public JdbcSettings {
        String shown = url.toLowerCase(Locale.ROOT);
        if (!shown.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "url must be a JDBC URL, as in jdbc:postgresql://erp-db.example.com:5432/erp");
        }
        if (shown.contains("password=") || shown.contains("user=")) {
            throw new IllegalArgumentException(
                    "url must not name a user or a password, as it is shown in messages; set user and password");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be 1s to 1h, not " + timeout);
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "JdbcSettings[" + url + ", user " + user + "]";
    }
}
