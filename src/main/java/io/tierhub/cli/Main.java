package io.tierhub.cli;

import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Where {@code bin/tierhub} ends up. Commands go to the daemon of their home if there is one, else run here. */
public final class Main {
    /** Commands that never run in the daemon. */
    private static final Set<String> LOCAL =
            Set.of("init", "check", "run", "read", "demo", "restore", "move", "version");

    private Main() {}

    public static void main(String[] args) {
        logAsTheReaderLikes();
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Surroundings here = new Surroundings(
                out, err, Path.of("").toAbsolutePath(), Boolean.getBoolean("tierhub.terminal"), null, List.of(args));
        int code = inDaemon(here).orElseGet(() -> run(here));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Text on a terminal, JSON lines elsewhere; TIERHUB_LOG_FORMAT decides otherwise. Before the first word is logged. */
    private static void logAsTheReaderLikes() {
        String said = System.getenv("TIERHUB_LOG_FORMAT");
        boolean text = said == null ? Boolean.getBoolean("tierhub.terminal") : said.equals("text");
        System.setProperty("tierhub.log.format", text ? "text" : "json");
    }

    /** Runs a command line in this process and gives its exit code. */
    static int run(Surroundings here) {
        CommandLine command = command(here);
        return command.execute(here.args().toArray(new String[0]));
    }

    private static CommandLine command(Surroundings here) {
        CommandLine command = new CommandLine(new Tierhub(here));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(new Failures());
        command.setOut(new PrintWriter(here.out(), true));
        command.setErr(new PrintWriter(here.err(), true));
        return command;
    }

    private static OptionalInt inDaemon(Surroundings here) {
        Path home;
        try {
            CommandLine command = command(here);
            ParseResult parsed = command.parseArgs(here.args().toArray(new String[0]));
            if (!parsed.hasSubcommand() || CommandLine.printHelpIfRequested(parsed)) {
                return parsed.hasSubcommand() ? OptionalInt.of(ExitCode.DONE) : OptionalInt.empty();
            }
            if (LOCAL.contains(parsed.subcommand().commandSpec().name())) {
                return OptionalInt.empty();
            }
            home = ((Tierhub) command.getCommand()).homeFolder();
        } catch (CommandLine.ParameterException wrong) {
            return OptionalInt.empty();
        }
        Path data = data(home);
        if (!Files.isDirectory(data)) {
            return OptionalInt.empty();
        }
        CommandLineCall call = new CommandLineCall(here.args(), here.directory(), here.terminal());
        return new DaemonClient(data).run(call, here.out(), here.err());
    }

    /** The data folder; a configuration that cannot be read is reported by the command itself. */
    private static Path data(Path home) {
        try {
            return HubConfig.load(new Home(home)).data();
        } catch (RuntimeException refused) {
            return home.resolve("data");
        }
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
