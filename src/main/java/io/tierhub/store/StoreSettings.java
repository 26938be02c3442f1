package io.tierhub.store;

import io.tierhub.vocabulary.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the hub keeps what it knows. */
public record StoreSettings(
        @Setting("The JDBC URL of the database: jdbc:h2:file:PATH without options, or jdbc:postgresql://HOST:PORT/NAME."
                + " The hub itself sets what durability needs.")
        String url,

        @Setting(value = "The database user.", def = "tierhub")
        String user,

        @Setting(value = "The password of the database user; take it from ${env:NAME} or ${file:PATH}.", def = "\"\"")
        String password) {

    private static final String FILE = ".mv.db";

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

    /** The file of an H2 database; null where the database is a server, or in memory. */
    public @Nullable Path file() {
        String at = url.replaceFirst("^jdbc:h2:(file:)?", "");
        if (at.equals(url) || at.startsWith("mem:")) {
            return null;
        }
        return Path.of((at.startsWith("~") ? System.getProperty("user.home") + at.substring(1) : at) + FILE);
    }

    /** The same database in another file; its name must end as that of {@link #file} does. */
    StoreSettings in(Path file) {
        String path = file.toAbsolutePath().toString();
        return new StoreSettings("jdbc:h2:file:" + path.substring(0, path.length() - FILE.length()), user, password);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "StoreSettings[" + url + ", user " + user + "]";
    }
}
