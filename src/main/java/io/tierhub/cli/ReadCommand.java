package io.tierhub.cli;

import io.tierhub.config.SystemConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows how files are read, taking nothing in. */
@Command(
        name = "read",
        description =
                "Shows how files are read, taking nothing in: charset, dialect, header, skipped rows, first rows.")
final class ReadCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Exports to look at.")
    private List<String> files;

    @Option(names = "--out", paramLabel = "DIR", description = "Writes all rows of each file as plain CSV into DIR.")
    private @Nullable String out;

    @Option(names = "--system", paramLabel = "NAME", description = "Shows what this system's mapping makes of them.")
    private @Nullable String system;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            SystemConfig config = config(session);
            List<Path> inputs = files.stream().map(session::file).toList();
            PlainNames plain = out == null ? null : new PlainNames(session.file(out), inputs);
            List<FileReading> readings = new ArrayList<>();
            for (Path input : inputs) {
                readings.add(FileReading.of(input, config, plain == null ? null : plain.next(input)));
            }
            List<String> lines = new ArrayList<>();
            readings.forEach(reading -> lines.addAll(ReadText.lines(reading)));
            session.answer(readings.stream().map(ReadJson::map).toList(), lines);
            return readings.stream().allMatch(reading -> reading.refused() == null)
                    ? ExitCode.DONE
                    : ExitCode.BAD_INPUT;
        }
    }

    private @Nullable SystemConfig config(Session session) {
        if (system == null) {
            return null;
        }
        Map<String, SystemConfig> systems = session.config().systems();
        SystemConfig config = systems.get(system);
        if (config == null) {
            throw new UsageProblem(
                    "no system is called " + system + "; known are " + systems.keySet() + " (config/systems)");
        }
        return config;
    }
}
