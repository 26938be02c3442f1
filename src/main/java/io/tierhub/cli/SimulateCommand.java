package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Simulation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What other rules would do. */
@Command(
        name = "simulate",
        description =
                "What a ruleset would do in place of the one that grades: who and how much revenue would move between"
                        + " tiers, what each system would hear, and who must approve. Changes nothing.")
final class SimulateCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(paramLabel = "RULESET", description = "Its name, as in config/grading/RULESET.yaml.")
    private String name;

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day to grade, as in 2026-06-30; else today.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes one self-contained page into that file, besides the answer.")
    private @Nullable String html;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                session.surroundings()
                        .err()
                        .println("tierhub: the hub is taking in its first files; try again when they are loaded");
                return ExitCode.TRY_AGAIN;
            }
            LocalDate day = asOf != null ? asOf : hub.clock().today();
            Simulation simulation = hub.reports().simulating().simulate(NamedRuleset.of(session, name), day);
            List<String> lines = new ArrayList<>(SimulationText.lines(simulation));
            if (html != null) {
                Path page = session.file(html);
                Files.writeString(page, SimulationPage.of(simulation), StandardCharsets.UTF_8);
                lines.add("");
                lines.add("Wrote " + page);
            }
            session.answer(SimulationJson.map(simulation), lines);
        }
        return ExitCode.DONE;
    }
}
