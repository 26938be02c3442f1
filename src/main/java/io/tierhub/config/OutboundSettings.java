package io.tierhub.config;

import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** Where the hub may connect to over HTTP: for webhooks, pulls and their tokens. */
public record OutboundSettings(
        @Setting("Blocks of addresses that may be connected to besides public ones, separated by commas, as in"
                + " 10.20.0.0/16,127.0.0.1; left out: none. A name is judged by the addresses that it stands for.")
        @Nullable String allowAddresses) {

    public OutboundSettings {
        if (allowAddresses != null) {
            ReachableAddresses.of(allowAddresses);
        }
    }

    /** Public addresses, and those that are allowed. */
    public ReachableAddresses reachable() {
        return allowAddresses == null ? ReachableAddresses.PUBLIC : ReachableAddresses.of(allowAddresses);
    }
}
