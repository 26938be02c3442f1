package io.tierhub.cli;

import io.tierhub.config.ActiveMark;
import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.Layers;
import io.tierhub.config.Problem;
import io.tierhub.grade.Ruleset;
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
            List<String> notes = problems.isEmpty() ? notes(session.config()) : List.of();
            List<String> lines =
                    new ArrayList<>(problems.stream().map(Problem::toString).toList());
            warnings.forEach(warning -> lines.add("warning: " + warning));
            lines.addAll(notes);
            lines.add(
                    problems.isEmpty()
                            ? session.home() + ": the configuration is fine"
                            : problems.size() + (problems.size() == 1 ? " problem" : " problems"));
            session.answer(
                    Map.of(
                            "problems", problems.stream().map(Problem::toString).toList(),
                            "warnings", warnings.stream().map(Problem::toString).toList(),
                            "notes", notes),
                    lines);
            return problems.isEmpty() ? ExitCode.DONE : ExitCode.CONFIG;
        }
    }

    /** What is no fault, but may surprise: a ruleset whose file is not the version that grades. */
    private static List<String> notes(HubConfig config) {
        String active = new ActiveMark(config.data()).read().orElse("");
        String name = active.substring(0, Math.max(0, active.indexOf('@')));
        Ruleset file = config.rulesets().get(name);
        if (active.isEmpty() || file != null && file.id().equals(active)) {
            return List.of();
        }
        return List.of(
                file == null
                        ? "config/grading: the ruleset " + name
                                + " grades, as it was activated, though its file is gone"
                        : "config/grading/" + name + ".yaml: the file is not the version that grades; see what it would"
                                + " change with: tierhub simulate " + name);
    }
}
