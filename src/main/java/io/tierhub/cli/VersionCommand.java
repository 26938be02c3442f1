package io.tierhub.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParentCommand;

/** Says which release this is. */
@Command(name = "version", description = "Says which release this is.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {
    @ParentCommand
    private Tierhub tierhub;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            session.answer(
                    Map.of("version", version(), "java", Runtime.version().toString()), List.of(getVersion()));
        }
        return ExitCode.DONE;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tierhub " + version() + " (Java " + Runtime.version() + ")"};
    }

    /** From the jar's manifest; a build that was not packaged has none. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
