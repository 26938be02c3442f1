package io.tierhub.cli;

import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.ExpectedColumns;
import io.tierhub.intake.FormatHints;
import io.tierhub.intake.Inspection;
import io.tierhub.intake.Limits;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one file is read, and what a system would make of it.
 *
 * @param inspection null where the file as a whole cannot be read
 * @param use null where no system was asked for, or it does not claim the file
 * @param warnings of the mapping: columns that it looks for and the file lacks
 * @param refused why the file would be refused; null: it would not
 * @param plain the plain CSV that was written; null: none
 */
record FileReading(
        String file,
        @Nullable Inspection inspection,
        @Nullable ColumnUse use,
        List<String> warnings,
        @Nullable String refused,
        @Nullable Path plain) {

    private static final int FIRST_ROWS = 5;

    /**
     * Reads a file to its end.
     *
     * @param system whose mapping tells where the header stands; null: the file has to tell
     */
    static FileReading of(Path file, @Nullable SystemConfig system, @Nullable Path plain) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            return refused(name, "there is no file " + file + "; check the name");
        }
        if (!Files.isReadable(file)) {
            return refused(name, "no permission to read " + file);
        }
        try {
            return system == null ? unmapped(file, null, plain) : forSystem(file, system, plain);
        } catch (RefusedFile refused) {
            return refused(name, String.valueOf(refused.getMessage()));
        }
    }

    private static FileReading forSystem(Path file, SystemConfig system, @Nullable Path plain) throws IOException {
        Map.Entry<Entity, EntityMapping> claim = claim(system, file);
        return claim == null
                ? unmapped(file, unclaimed(system, file), plain)
                : mapped(file, system.system(), claim.getKey(), claim.getValue(), plain);
    }

    private static FileReading unmapped(Path file, @Nullable String refused, @Nullable Path plain) throws IOException {
        Inspection read = inspect(file, FormatHints.NONE, ExpectedColumns.NONE, plain);
        return new FileReading(read.notes().file(), read, null, List.of(), refused, plain);
    }

    private static FileReading mapped(
            Path file, String system, Entity entity, EntityMapping mapping, @Nullable Path plain) throws IOException {
        Inspection read = inspect(file, mapping.hints(), mapping.expected(), plain);
        ColumnUse use = ColumnUse.of(entity, mapping, read.header());
        String name = read.notes().file();
        try (Table table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected())) {
            List<String> warnings = new RowMapper(system, entity, mapping, table).warnings();
            return new FileReading(name, read, use, warnings, null, plain);
        } catch (RefusedFile refused) {
            return new FileReading(name, read, use, List.of(), refused.getMessage(), plain);
        }
    }

    private static Inspection inspect(Path file, FormatHints hints, ExpectedColumns expected, @Nullable Path plain)
            throws IOException {
        return Inspection.of(file, hints, Limits.DEFAULT, expected, FIRST_ROWS, plain);
    }

    private static FileReading refused(String name, String why) {
        return new FileReading(name, null, null, List.of(), why, null);
    }

    private static Map.@Nullable Entry<Entity, EntityMapping> claim(SystemConfig system, Path file) {
        for (Map.Entry<Entity, EntityMapping> each : system.mappings().entrySet()) {
            String glob = each.getValue().files();
            if (glob != null
                    && FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(file.getFileName())) {
                return each;
            }
        }
        return null;
    }

    private static String unclaimed(SystemConfig system, Path file) {
        List<String> globs = system.mappings().entrySet().stream()
                .map(each -> each.getKey().configName() + " " + each.getValue().files())
                .toList();
        return file.getFileName() + ": no entity of " + system.system() + " claims this name ("
                + String.join(", ", globs) + "); rename the file, or widen files: in config/systems/" + system.system()
                + ".yaml";
    }
}
