package io.tierhub.cli;

import io.tierhub.config.ConfigRefused;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.NewHome;
import io.tierhub.config.NewRoute;
import io.tierhub.config.RulesetPresets;
import io.tierhub.config.SystemTemplates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home, or connects a system to one. Nothing that is there is overwritten. */
@Command(
        name = "init",
        description =
                "Makes a home in DIR; with --system, connects a system to the home; with --preset, adds a ready ruleset."
                        + " Nothing is overwritten.")
final class InitCommand implements Callable<Integer> {
    private static final Pattern SECRET = Pattern.compile("\\$\\{env:([^}]+)}");

    @ParentCommand
    private Tierhub tierhub;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The new home; else what --home says.")
    private @Nullable String folder;

    @Option(names = "--system", paramLabel = "NAME", description = "A ready system, or the name for the one of --from.")
    private @Nullable String system;

    @Option(names = "--from", paramLabel = "FILE", description = "An export, to guess a first mapping from.")
    private @Nullable String export;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "A ready ruleset, copied into config/grading of the home.")
    private @Nullable String preset;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            String name = system;
            if (preset != null) {
                prepare(session, preset).answer(session);
            } else if (name == null) {
                makeHome(session).answer(session);
            } else {
                connect(session, name).answer(session);
            }
        }
        return ExitCode.DONE;
    }

    private InitText makeHome(Session session) throws IOException {
        if (export != null) {
            throw new UsageProblem("--from needs a name for the system: tierhub init --from " + export
                    + " --system NAME, as in erp or shop-eu");
        }
        Path root = folder == null ? session.home() : session.file(folder);
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new UsageProblem(root + " is a file; choose another folder");
        }
        if (!Files.exists(root.resolve("config")) && Files.exists(root.resolve("routes"))) {
            throw new UsageProblem(root.resolve("routes") + " is there already; choose another folder");
        }
        Home home = NewHome.make(session.surroundings().install(), root);
        return new InitText(
                home.root(),
                List.of("config/", "routes/", "inbox/"),
                List.of(
                        "connect a system: tierhub init --system NAME ("
                                + String.join(", ", templates(session).names())
                                + "), or tierhub init --from FILE --system NAME",
                        "choose how to grade, or leave it as it is: tierhub init --preset NAME ("
                                + String.join(
                                        ", ",
                                        new RulesetPresets(
                                                        session.surroundings().install())
                                                .names()) + ")",
                        "say where the home is: export TIERHUB_HOME=" + home.root()
                                + ", or --home with every command"));
    }

    private InitText prepare(Session session, String name) throws IOException {
        if (folder != null || system != null) {
            throw new UsageProblem("one step at a time: --preset goes with --home alone");
        }
        Home home = existing(session);
        Path written = new RulesetPresets(session.surroundings().install()).copy(name, home);
        return new InitText(
                home.root(),
                List.of(shown(home, written)),
                List.of(
                        "set its amounts and days to fit your business, then: tierhub check",
                        "before the first grading: write ruleset: " + name + " in config/hub.yaml",
                        "after it: tierhub simulate " + name + ", then tierhub ruleset approve and activate"));
    }

    private static Home existing(Session session) {
        Home home = new Home(session.home());
        if (!Files.isDirectory(home.config())) {
            throw new UsageProblem(
                    "there is no home at " + home.root() + "; make one with: tierhub init " + home.root());
        }
        return home;
    }

    private InitText connect(Session session, String name) throws IOException {
        if (folder != null) {
            throw new UsageProblem("one step at a time: tierhub init " + folder + ", then tierhub init --home " + folder
                    + " --system " + name);
        }
        Home home = existing(session);
        Path routes = routes(home);
        Path written = export == null
                ? templates(session).copy(name, home)
                : SystemTemplates.fromExport(session.file(export), name, home);
        List<String> files = new ArrayList<>(List.of(shown(home, written)));
        List<String> next = new ArrayList<>();
        try {
            files.add(shown(home, NewRoute.write(routes, name, pushes(written))));
        } catch (FileAlreadyExistsException there) {
            next.add("look into " + there.getFile() + ", which was there already and is left as it is");
        }
        List<String> secrets = secrets(written);
        if (!secrets.isEmpty()) {
            next.add("set " + String.join(", ", secrets) + " in the environment of tierhub; the head of "
                    + shown(home, written) + " says what else to set up, and what to remove for files alone");
        }
        next.add("check that " + shown(home, written) + " fits your exports, then: tierhub check");
        next.add("take a file in: tierhub load " + name + " FILE; or start tierhub run and copy files into inbox/"
                + name);
        return new InitText(home.root(), files, next);
    }

    private static SystemTemplates templates(Session session) {
        return new SystemTemplates(session.surroundings().install());
    }

    /** Another system's mistakes must not keep this one from being connected. */
    private static Path routes(Home home) {
        try {
            return HubConfig.load(home).routes();
        } catch (ConfigRefused refused) {
            return home.root().resolve("routes");
        }
    }

    /** Asked of the text: whether the rest is right is for check to say. */
    private static boolean pushes(Path systemFile) throws IOException {
        try (var lines = Files.lines(systemFile)) {
            return lines.anyMatch(line -> line.startsWith("push:"));
        }
    }

    /** The environment variables that a system file takes its secrets from; what is commented out asks for none. */
    private static List<String> secrets(Path systemFile) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(systemFile)) {
            Matcher secret = SECRET.matcher(line);
            while (!line.startsWith("#") && secret.find()) {
                if (!names.contains(secret.group(1))) {
                    names.add(secret.group(1));
                }
            }
        }
        return names;
    }

    private static String shown(Home home, Path file) {
        return file.startsWith(home.root()) ? home.root().relativize(file).toString() : file.toString();
    }
}
