package io.tierhub.config;

import java.nio.file.Path;

/**
 * The folder that one hub lives in.
 *
 * @param root absolute
 */
public record Home(Path root) {
    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public Path config() {
        return root.resolve("config");
    }

    /** One file per connected system. */
    public Path systems() {
        return config().resolve("systems");
    }

    /** One file per ruleset. */
    public Path grading() {
        return config().resolve("grading");
    }

    /** A file's name in messages: relative to the home, with forward slashes. */
    String named(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
