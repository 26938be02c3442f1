package io.tierhub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code config/application.properties} that name a database.
 *
 * @param reference where its password is: {@code ${env:NAME}} or {@code ${file:PATH}}; null: it needs none
 */
public record DatabaseLines(
        String url, String user, @Nullable String reference) {
    private static final String KEY = ApplicationSettings.PREFIX + "database.";

    /**
     * The password that the reference leads to.
     *
     * @throws IllegalArgumentException when the variable is not set
     */
    public String password(Map<String, String> environment) throws IOException {
        if (reference == null) {
            return "";
        }
        String name = reference.substring(reference.indexOf(':') + 1, reference.length() - 1);
        if (reference.startsWith("${file:")) {
            return Files.readString(Path.of(name)).strip();
        }
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set; it is to hold the"
                    + " password of the database");
        }
        return value;
    }

    /** Writes them in the place of those that stand there, which become comments; the file. */
    public Path write(Home home) throws IOException {
        Path file = home.config().resolve("application.properties");
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                lines.add(line.strip().startsWith(KEY) ? "#" + line : line);
            }
        }
        lines.add(KEY + "url=" + url);
        lines.add(KEY + "user=" + user);
        if (reference != null) {
            lines.add(KEY + "password=" + reference);
        }
        Path fresh = file.resolveSibling("application.properties.new");
        Files.write(fresh, lines);
        return Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
