package io.tierhub.store;

import io.tierhub.vocabulary.Setting;
import java.nio.file.Path;

/** Where the hub keeps what it knows. */
public record StoreSettings(
        @Setting("The JDBC URL of the database, without options: the hub sets the ones that durability needs itself.")
        String url,

        @Setting(value = "The database user.", def = "tierhub")
        String user,

        @Setting(value = "The password of the database user; take it from ${env:NAME} or ${file:PATH}.", def = "\"\"")
        String password) {

    public StoreSettings {
        if (!url.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException(
                    "the database URL must begin with jdbc:h2: ; write jdbc:h2:file:/var/lib/tierhub/data/tierhub");
        }
        if (url.indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "the database URL must not carry options; take away everything from the first ; on");
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
