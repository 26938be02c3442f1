package io.tierhub.config;

import io.tierhub.intake.FormatHints;
import io.tierhub.intake.Limits;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.vocabulary.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a new system file comes from: the ready ones of the installation, or an export. */
public final class SystemTemplates {
    private final Path ready;

    /** @param install the folder that holds bin/ and examples/ */
    public SystemTemplates(Path install) {
        this.ready = install.resolve("examples").resolve("systems");
    }

    /** The systems that {@code init --system} knows. */
    public List<String> names() {
        return ConfigFile.list(ready, ".yaml").stream().map(FolderCheck::stem).toList();
    }

    /** Copies the ready file of a system into a home; an {@link IllegalArgumentException} says why not. */
    public Path copy(String name, Home home) throws IOException {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no system file is ready for " + name + "; "
                    + Nearest.remedy(name, names()) + " - or: tierhub init --from FILE --system " + name);
        }
        return write(home, name, Files.readString(ready.resolve(name + ".yaml")));
    }

    /** Writes a first system file by looking at the columns of an export; what cannot be read is refused by intake. */
    public static Path fromExport(Path export, String name, Home home) throws IOException, RefusedFile {
        try (Table table = Tables.open(export, FormatHints.NONE, Limits.DEFAULT)) {
            MappingGuess guess = MappingGuess.of(ExportSample.of(table));
            return write(home, name, GuessedSystem.yaml(name, String.valueOf(export.getFileName()), guess));
        }
    }

    private static Path write(Home home, String name, String yaml) throws IOException {
        if (!SystemConfig.isName(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot name a system; use small letters, digits, - and _, as in erp or shop-eu");
        }
        Path file = home.systems().resolve(name + ".yaml");
        if (Files.exists(file)) {
            throw new IllegalArgumentException(home.named(file)
                    + " is there already and is left as it is; choose another name or remove it first");
        }
        Files.createDirectories(home.systems());
        return Files.writeString(file, yaml);
    }
}
