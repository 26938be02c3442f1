package io.tierhub.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code data/ruleset}: the identity of the version that grades, beside the store that knows it. {@code check} reads it
 * while a daemon has the store. Derived: written anew where it is not what the store says, once for each identity.
 */
public final class ActiveMark {
    private final Path file;
    /** What the file says as far as this process knows: grading asks for every record that comes. */
    private volatile @Nullable String known;

    /** @param data the data folder */
    public ActiveMark(Path data) {
        file = data.resolve("ruleset");
    }

    /** The identity; empty while nothing is known. */
    public Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a hint that cannot be read is none
        }
    }

    public void write(String id) {
        if (id.equals(known)) {
            return;
        }
        try {
            if (read().filter(id::equals).isEmpty()) {
                Path fresh = Files.writeString(file.resolveSibling("ruleset.new"), id + "\n");
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
            known = id;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": check that the disk is not full", e);
        }
    }
}
