package io.tierhub.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands: what every one of them takes. */
@Command(
        name = "tierhub",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionCommand.class,
        description = "Brings the customers of all systems into one store, grades them, and tells every system.",
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            ReadCommand.class,
            RunCommand.class,
            OnceCommand.class,
            LoadCommand.class,
            PullCommand.class,
            MatchCommand.class,
            GradeCommand.class,
            SimulateCommand.class,
            RulesetCommand.class,
            PushCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            ReviewCommand.class,
            OverrideCommand.class,
            ScoreCommand.class,
            TagCommand.class,
            DeliveriesCommand.class,
            DemoCommand.class,
            TasksCommand.class,
            QuarantineCommand.class,
            ReportCommand.class,
            SystemsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MoveCommand.class,
            VersionCommand.class
        })
final class Tierhub implements Runnable {
    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The folder that the hub lives in; else TIERHUB_HOME, else where bin/ is.")
    private @Nullable Path home;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "text or json.")
    private String output = "text";

    @Spec
    private CommandSpec spec;

    private final Surroundings surroundings;

    Tierhub(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
    }

    /** What the command works with. */
    Session session() {
        if (!output.equals("text") && !output.equals("json")) {
            throw new ParameterException(spec.commandLine(), "-o takes text or json, not '" + output + "'");
        }
        return new Session(surroundings, homeFolder(), output.equals("json"));
    }

    Path homeFolder() {
        return surroundings.home(home);
    }
}
