package io.tierhub.config;

import io.tierhub.store.StoreSettings;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code config/application.properties} that begin with {@code tierhub.}; each can also be set by an
 * environment variable, a system property or a flag.
 */
public record ApplicationSettings(
        @Setting("The database; left out, an H2 file in the data folder.") @Nullable StoreSettings database,

        @Setting(value = "Folders.", def = "{}") FolderSettings folders,

        @Setting(value = "The HTTP server of the daemon: health and metrics.", def = "{}")
        HttpSettings http,

        @Setting(value = "Connections that the hub makes.", def = "{}")
        OutboundSettings outbound) {
    /** Before every key. */
    static final String PREFIX = "tierhub.";
}
