package io.tierhub.cli;

import io.tierhub.Hub;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command runs.
 *
 * @param directory the working directory of whoever typed it; relative files are meant from there
 * @param terminal whether a person watches
 * @param shared the daemon's hub, when the command runs inside the daemon; else null
 * @param args the command line as it was typed
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        Path directory,
        boolean terminal,
        @Nullable Hub shared,
        List<String> args) {

    /** The home: what the flag says, else the environment, else the installation. */
    Path home(@Nullable Path flag) {
        Hub hub = shared;
        if (hub != null) {
            return hub.config().home().root();
        }
        if (flag != null) {
            return directory.resolve(flag).normalize();
        }
        String environment = System.getenv("TIERHUB_HOME");
        if (environment != null && !environment.isBlank()) {
            return directory.resolve(environment).normalize();
        }
        return install();
    }

    /** The folder that holds {@code bin/}. */
    Path install() {
        return Path.of(System.getProperty("tierhub.install", directory.toString()))
                .toAbsolutePath();
    }
}
