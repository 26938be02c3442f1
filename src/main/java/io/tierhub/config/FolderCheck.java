package io.tierhub.config;

import io.tierhub.vocabulary.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file under a wrong name would be ignored without a word, so it is a problem. */
final class FolderCheck {
    static final List<String> FILES =
            List.of("application.properties", "hub.yaml", "matching.yaml", "survivorship.yaml", "actions.yaml", "rates.csv");
    static final List<String> FOLDERS = List.of("systems", "grading");

    private FolderCheck() {}

    static void check(Home home, Problems problems) {
        if (!Files.isDirectory(home.root())) {
            problems.add(
                    new Place(home.root().toString(), 0),
                    "",
                    null,
                    "there is no such home; make one with tierhub init DIR, or correct --home");
            return;
        }
        for (Path folder : List.of(home.config(), home.systems(), home.grading())) {
            if (Files.exists(folder) && !Files.isReadable(folder)) {
                refuse(home, folder, problems, "the folder cannot be read; allow the user who runs tierhub to read it");
            }
        }
        for (Path file : ConfigFile.list(home.config(), "")) {
            String name = name(file);
            List<String> known = Files.isDirectory(file) ? FOLDERS : FILES;
            if (!known.contains(name) && isConfig(file)) {
                refuse(home, file, problems, "nothing reads a file of this name; " + Nearest.remedy(name, known));
            }
        }
        for (Path folder : List.of(home.systems(), home.grading())) {
            for (Path file : ConfigFile.list(folder, "")) {
                if (!name(file).endsWith(".yaml") && isConfig(file)) {
                    refuse(
                            home,
                            file,
                            problems,
                            "only files that end in .yaml are read here; rename it to " + stem(file) + ".yaml");
                }
            }
        }
    }

    /** A file's name without its ending. */
    static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Editors' backups, documentation and hidden files are nobody's settings. */
    private static boolean isConfig(Path file) {
        String name = name(file);
        return !name.startsWith(".")
                && (Files.isDirectory(file)
                        || Stream.of(".yaml", ".yml", ".properties", ".csv", ".json")
                                .anyMatch(name::endsWith));
    }

    private static void refuse(Home home, Path file, Problems problems, String message) {
        problems.add(new Place(home.named(file), 0), "", null, message);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
