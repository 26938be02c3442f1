package io.tierhub.config;

import io.tierhub.vocabulary.Setting;
import java.util.Locale;

/** Where the daemon answers over HTTP. */
public record HttpSettings(
        @Setting(
                value =
                        "The address to listen at: 127.0.0.1, ::1 or localhost. What is answered needs no password, so no"
                                + " other machine may ask; put a proxy that does authentication in front for that.",
                def = "127.0.0.1")
        String host,

        @Setting(value = "The port; 0 switches the HTTP server off.", def = "8080")
        int port) {

    static final int MAX_PORT = 65_535;

    public HttpSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "port must be 0 to " + MAX_PORT + ", not " + port + "; 0 switches the HTTP server off");
        }
        if (!loopback(host)) {
            throw new IllegalArgumentException("host must be 127.0.0.1, ::1 or localhost, not " + host
                    + ": health and metrics are answered without a password, so only this machine may ask;"
                    + " put a proxy that does authentication in front");
        }
    }

    /** By its letters: a name that DNS resolves may point elsewhere tomorrow. */
    private static boolean loopback(String host) {
        return host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}")
                || host.equals("::1")
                || host.toLowerCase(Locale.ROOT).equals("localhost");
    }
}
