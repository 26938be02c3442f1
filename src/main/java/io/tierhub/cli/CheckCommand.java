package io.tierhub.cli;

import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.Layers;
import io.tierhub.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Reports every problem of every configuration file at once. */
@Command(name = "check", description = "Reports every problem of every configuration file, each with file:line.")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            ConfigLoader loader = new ConfigLoader(new Home(session.home()), Layers.ofProcess(Map.of()));
            List<Problem> problems = loader.check();
            List<Problem> warnings = loader.warnings();
            List<String> lines =
                    new ArrayList<>(problems.stream().map(Problem::toString).toList());
            warnings.forEach(warning -> lines.add("warning: " + warning));
            lines.add(
                    problems.isEmpty()
                            ? session.home() + ": the configuration is fine"
                            : problems.size() + (problems.size() == 1 ? " problem" : " problems"));
            session.answer(
                    Map.of(
                            "problems", problems.stream().map(Problem::toString).toList(),
                            "warnings", warnings.stream().map(Problem::toString).toList()),
                    lines);
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIG;
        }
    }
}
