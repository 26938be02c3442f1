package io.tierhub.config;

import io.tierhub.vocabulary.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ready rulesets of the installation. */
public final class RulesetPresets {
    private final Path ready;

    /** @param install the folder that holds bin/ and examples/ */
    public RulesetPresets(Path install) {
        ready = install.resolve("examples").resolve("rulesets");
    }

    /** The names that {@code init --preset} knows. */
    public List<String> names() {
        return ConfigFile.list(ready, ".yaml").stream().map(FolderCheck::stem).toList();
    }

    /** Copies one into a home; an {@link IllegalArgumentException} says why not. */
    public Path copy(String name, Home home) throws IOException {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "no ruleset is ready under the name " + name + "; " + Nearest.remedy(name, names()));
        }
        Path file = home.grading().resolve(name + ".yaml");
        if (Files.exists(file)) {
            throw new IllegalArgumentException(
                    home.named(file) + " is there already and is left as it is; rename or remove it first");
        }
        Files.createDirectories(home.grading());
        return Files.copy(ready.resolve(name + ".yaml"), file);
    }
}
