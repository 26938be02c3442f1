package io.tierhub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a copy of a home holds beside its store: how it is configured. Exports and what is derived stay where they are. */
public final class HomeFiles {
    private static final List<String> FOLDERS = List.of("config", "routes");

    private HomeFiles() {}

    /** All files of the configuration and the routes, by their path below the home with forward slashes. */
    public static Map<String, Path> of(Home home) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            Path root = home.root().resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    all.filter(Files::isRegularFile).forEach(file -> files.put(home.named(file), file));
                }
            }
        }
        return files;
    }

    /**
     * Writes them into a home that has no configuration yet; else the home's own stays.
     *
     * @return whether they were written
     */
    public static boolean restore(Home home, Map<String, byte[]> files) throws IOException {
        if (Files.exists(home.config())) {
            return false;
        }
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = home.root().resolve(each.getKey()).normalize();
            if (FOLDERS.stream().noneMatch(folder -> file.startsWith(home.root().resolve(folder)))) {
                throw new IllegalArgumentException("a backup holds config and routes, not " + each.getKey());
            }
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return true;
    }
}
