package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Taken;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes files in now, by the same path as the watched folder. */
@Command(name = "load", description = "Takes files in now, by the same path as the watched folder.")
final class LoadCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(index = "0", paramLabel = "SYSTEM", description = "The system that the files come from.")
    private String system;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Exports of that system.")
    private List<String> files;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (!hub.config().systems().containsKey(system)) {
                throw new UsageProblem("no system is called " + system + "; known are "
                        + hub.config().systems().keySet() + " (config/systems)");
            }
            for (String file : files) {
                if (!Files.isRegularFile(session.file(file))) {
                    throw new NoSuchFileException(session.file(file).toString());
                }
            }
            List<Taken> all = new ArrayList<>();
            for (String file : files) {
                all.add(load(session, hub, session.file(file)));
            }
            hub.folding().foldIfMany();
            session.answer(
                    all.stream().map(TakenText::map).toList(),
                    all.stream().map(TakenText::line).toList());
            return code(all);
        }
    }

    private Taken load(Session session, Hub hub, Path file) throws Exception {
        try (LoadProgress progress = LoadProgress.of(session.surroundings(), file)) {
            return hub.takeIn().file(system, file, progress::rows);
        }
    }

    /** One refused file makes the command fail; one bad row says so. */
    static int code(List<Taken> all) {
        if (all.stream().anyMatch(taken -> taken.verdict() == Taken.Verdict.REFUSED)) {
            return ExitCode.BAD_INPUT;
        }
        return all.stream().anyMatch(taken -> taken.rows().rowsQuarantined() > 0)
                ? ExitCode.ROWS_QUARANTINED
                : ExitCode.DONE;
    }
}
