package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.Pulled;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks a system for its rows now. */
@Command(name = "pull", description = "Asks a system for what is new, now: each of its pull: stanzas, customers first.")
final class PullCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(index = "0", paramLabel = "SYSTEM", description = "The system to ask.")
    private String system;

    @Option(
            names = "--full",
            description = "Reads all rows, wherever the cursors stand; with mode: snapshot, customers that are gone are"
                    + " deleted, guarded.")
    private boolean full;

    @Option(
            names = "--from",
            paramLabel = "CURSOR",
            description = "Begins there instead of at the cursors: a date or time as in 2026-06-30T18:00.")
    private @Nullable String from;

    @Override
    public Integer call() throws Exception {
        if (full && from != null) {
            throw new UsageProblem("--full begins at the beginning: leave out --from");
        }
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            SystemConfig config = hub.config().systems().get(system);
            if (config == null || config.pulls().isEmpty()) {
                throw new UsageProblem(
                        "nothing is pulled from " + system + "; add pull: to config/systems/" + system + ".yaml");
            }
            List<Pulled> all = hub.pulls().pull(system, full, from);
            hub.folding().foldIfMany();
            session.answer(
                    all.stream().map(PulledText::map).toList(),
                    all.stream().map(PulledText::line).toList());
            return code(all);
        }
    }

    /** A source that cannot be reached is one to try again; any other fault is for somebody to mend. */
    static int code(List<Pulled> all) {
        int code = ExitCode.DONE;
        for (Pulled pulled : all) {
            if (pulled.fault() != null) {
                return pulled.fault().passing() ? ExitCode.UNREACHABLE : ExitCode.BAD_INPUT;
            }
            code = pulled.rows().rowsQuarantined() > 0 ? ExitCode.ROWS_QUARANTINED : code;
        }
        return code;
    }
}
