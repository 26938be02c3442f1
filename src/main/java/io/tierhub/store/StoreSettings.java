package io.tierhub.store;

import io.tierhub.vocabulary.Setting;
import java.nio.file.Path;

/** Where the hub keeps what it knows. */
public record StoreSettings(
        @Setting("The JDBC URL of the database: jdbc:h2:file:PATH without options, or jdbc:postgresql://HOST:PORT/NAME."
                + " The hub itself sets what durability needs.")
        String url,

        @Setting(value = "The database user.", def = "tierhub")
        String user,

        @Setting(value = "The password of the database user; take it from ${env:NAME} or ${file:PATH}.", def = "\"\"")
        String password) {

    public StoreSettings {
        if (Dialect.of(url) == Dialect.H2 && url.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "the database URL must not carry options; take away everything from the first ; on");
        }
        if (url.contains("password=") || url.contains("user=")) {
            throw new IllegalArgumentException("the database URL must not name a user or a password, as it is shown in"
                    + " messages; set tierhub.database.user and tierhub.database.password");
        }
    }

    /** The database of a home: the file {@code tierhub.mv.db} in its data folder. */
    public static StoreSettings inFolder(Path data) {
        return new StoreSettings("jdbc:h2:file:" + data.resolve("tierhub").toAbsolutePath(), "tierhub", "");
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "StoreSettings[" + url + ", user " + user + "]";
    }
}
