package io.tierhub.config;

import io.tierhub.vocabulary.Setting;

/** Where a hub keeps its files. Relative folders are relative to the home. */
public record FolderSettings(
        @Setting(value = "Watched folders, one per system, each with done/ and failed/ inside.", def = "inbox")
        String inbox,

        @Setting(value = "Database, match snapshot, archive, lock and socket.", def = "data")
        String data,

        @Setting(value = "Camel routes in YAML, one file per system, and their templates.", def = "routes")
        String routes,

        @Setting(value = "Seconds for which a file in an inbox must stand still before it is read.", def = "5")
        int quietSeconds) {

    static final int MAX_QUIET_SECONDS = 3_600;

    public FolderSettings {
        if (quietSeconds < 0 || quietSeconds > MAX_QUIET_SECONDS) {
            throw new IllegalArgumentException("quiet_seconds must be 0 to " + MAX_QUIET_SECONDS + ", not "
                    + quietSeconds + "; 5 suits most writers");
        }
        check("inbox", inbox);
        check("data", data);
        check("routes", routes);
    }

    private static void check(String key, String folder) {
        if (folder.isBlank() || folder.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(key + " must name a folder; remove the key to use the default");
        }
    }
}
