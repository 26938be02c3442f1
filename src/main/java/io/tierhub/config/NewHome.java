package io.tierhub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes a home: the shipped configuration and route templates, and no system. */
public final class NewHome {
    private static final List<String> COPIED = List.of("config", "routes/templates");

    private NewHome() {}

    /**
     * Copies what a home begins with out of the installation.
     *
     * @param install the folder that holds bin/ and config/
     * @param root a folder that is empty or not there; anything else is an {@link IllegalArgumentException}
     */
    public static Home make(Path install, Path root) throws IOException {
        Home home = new Home(root);
        if (Files.exists(home.config())) {
            throw new IllegalArgumentException(
                    home.config() + " is there already, so " + root + " is a home; choose another folder");
        }
        for (String folder : COPIED) {
            copy(install.resolve(folder), home.root().resolve(folder));
        }
        Files.createDirectories(home.systems());
        Files.createDirectories(home.root().resolve("inbox"));
        return home;
    }

    /** Leaves out systems: those of the installation's own home are not those of a new one. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new IllegalArgumentException(
                    "the installation lacks " + from + "; unpack it again, or run bin/tierhub from a whole checkout");
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("systems")) {
                    Path target = to.resolve(relative.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
