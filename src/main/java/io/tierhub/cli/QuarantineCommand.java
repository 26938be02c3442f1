package io.tierhub.cli;

import io.tierhub.store.Quarantine.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The rows that were refused. */
@Command(
        name = "quarantine",
        description = "The rows that were refused.",
        subcommands = QuarantineCommand.ListCommand.class,
        synopsisSubcommandLabel = "list")
final class QuarantineCommand {
    @ParentCommand
    private Tierhub tierhub;

    /** Lists them. */
    @Command(name = "list", description = "Lists them: where, which column, why, and what stood there.")
    static final class ListCommand implements Callable<Integer> {
        @ParentCommand
        private QuarantineCommand parent;

        @Option(names = "--limit", description = "The most rows to show.", defaultValue = "100")
        private int limit;

        @Override
        public Integer call() throws Exception {
            try (Session session = parent.tierhub.session()) {
                List<Held> rows =
                        session.hub().store().read(tx -> tx.quarantine().newest(null, limit));
                long all = session.hub().store().read(tx -> tx.quarantine().count());
                List<Map<String, Object>> forMachines = new ArrayList<>();
                List<String> lines = new ArrayList<>();
                for (Held row : rows) {
                    forMachines.add(map(row));
                    lines.add(line(row));
                }
                lines.add(all + " rows in quarantine"
                        + (all > rows.size() ? ", the newest " + rows.size() + " shown" : ""));
                session.answer(forMachines, lines);
            }
            return ExitCode.DONE;
        }

        private static String line(Held row) {
            String column = row.rejection().column();
            String value = row.rejection().value();
            return row.system() + "/" + row.rejection().at().words() + ": " + (column == null ? "" : column + ": ")
                    + row.rejection().reason() + (value == null ? "" : " [" + value + "]");
        }

        private static Map<String, Object> map(Held row) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("system", row.system());
            map.put("file", row.rejection().at().file());
            map.put(
                    "line",
                    row.rejection().at().line() < 0
                            ? null
                            : row.rejection().at().line());
            map.put("column", row.rejection().column());
            map.put("reason", row.rejection().reason());
            map.put("value", row.rejection().value());
            return map;
        }
    }
}
