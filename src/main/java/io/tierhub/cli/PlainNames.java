package io.tierhub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the plain CSV of each input goes: its own name, ending .csv; of several with one name the later are numbered. */
final class PlainNames {
    private static final List<String> ENDINGS =
            List.of(".csv", ".tsv", ".txt", ".tab", ".dat", ".xlsx", ".json", ".ndjson", ".jsonl");

    private final Path folder;
    private final List<Path> inputs;
    /** In lower case, since some file systems take Orders.csv and orders.csv for one. */
    private final Set<String> taken = new HashSet<>();

    PlainNames(Path folder, List<Path> inputs) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageProblem(folder + " is a file; --out takes a folder");
        }
        this.folder = folder;
        this.inputs = inputs;
    }

    /** The file to write for an input; what an earlier run left there goes. */
    Path next(Path input) throws IOException {
        String stem = stem(String.valueOf(input.getFileName()));
        String name = stem + ".csv";
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number + ".csv";
        }
        Path file = Files.createDirectories(folder).resolve(name);
        for (Path each : inputs) {
            if (Files.exists(file) && Files.exists(each) && Files.isSameFile(file, each)) {
                throw new UsageProblem(
                        each + " would be overwritten by its plain CSV; choose another folder for --out");
            }
        }
        Files.deleteIfExists(file);
        return file;
    }

    private static String stem(String name) {
        String plain = without(name, ".gz");
        for (String ending : ENDINGS) {
            if (!without(plain, ending).equals(plain)) {
                return without(plain, ending);
            }
        }
        return plain;
    }

    private static String without(String name, String ending) {
        int rest = name.length() - ending.length();
        return rest > 0 && name.toLowerCase(Locale.ROOT).endsWith(ending) ? name.substring(0, rest) : name;
    }
}
