package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.ReplayQuarantine.Replayed;
import io.tierhub.store.Quarantine.Filter;
import io.tierhub.store.Quarantine.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The rows that were refused. */
@Command(name = "quarantine", description = "The rows that were refused.", synopsisSubcommandLabel = "list | replay")
final class QuarantineCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "list", description = "Lists them: where, which column, why, and what stood there.")
    int list(
            @Option(names = "--system", description = "Only of this system.") @Nullable String system,
            @Option(names = "--file", description = "Only of files of this name.") @Nullable String file,
            @Option(names = "--reason", description = "Only of this reason, as in BAD_DATE.") @Nullable String reason,
            @Option(names = "--limit", description = "The most rows to show.", defaultValue = "100") int limit)
            throws Exception {
        Filter filter = new Filter(system, file, reason == null ? null : reason.toUpperCase(Locale.ROOT));
        try (Session session = tierhub.session()) {
            List<Held> rows = session.hub().store().read(tx -> tx.quarantine().newest(filter, limit));
            long all = session.hub().store().read(tx -> tx.quarantine().count(filter));
            List<String> lines = new ArrayList<>();
            rows.forEach(row -> lines.add(line(row)));
            lines.add(
                    all + " rows in quarantine" + (all > rows.size() ? ", the newest " + rows.size() + " shown" : ""));
            session.answer(rows.stream().map(QuarantineCommand::map).toList(), lines);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "replay",
            description = "Maps them again by the mapping as it is now, and takes in those that pass; 3 if any remain.")
    int replay(
            @Option(names = "--system", description = "Only of this system.") @Nullable String system,
            @Option(names = "--file", description = "Only of files of this name.") @Nullable String file)
            throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                session.surroundings()
                        .err()
                        .println("tierhub: the hub is taking in its first files; try again when they are loaded");
                return ExitCode.TRY_AGAIN;
            }
            List<Replayed> files = hub.quarantine().replay(new Filter(system, file, null));
            hub.folding().foldIfMany();
            long passed = files.stream().mapToLong(Replayed::passed).sum();
            long remain = files.stream().mapToLong(Replayed::remain).sum();
            List<String> lines = new ArrayList<>();
            files.forEach(each -> lines.add(line(each)));
            lines.add(passed + " rows left the quarantine, " + remain + " remain"
                    + (remain > 0 ? "; tierhub quarantine list says why" : ""));
            session.answer(files.stream().map(QuarantineCommand::map).toList(), lines);
            return remain > 0 ? ExitCode.ROWS_QUARANTINED : ExitCode.DONE;
        }
    }

    private static String line(Replayed file) {
        return file.system() + "/" + file.file() + ": " + file.passed() + " taken in, " + file.remain() + " remain"
                + (file.why() == null ? "" : ": " + file.why());
    }

    private static String line(Held row) {
        String column = row.rejection().column();
        String value = row.rejection().value();
        return row.system() + "/" + row.rejection().at().file() + ":"
                + row.rejection().at().line() + ": " + (column == null ? "" : column + ": ")
                + row.rejection().reason() + (value == null ? "" : " [" + value + "]");
    }

    private static Map<String, Object> map(Replayed file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", file.system());
        map.put("file", file.file());
        map.put("passed", file.passed());
        map.put("remain", file.remain());
        map.put("why", file.why());
        return map;
    }

    private static Map<String, Object> map(Held row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", row.system());
        map.put("file", row.rejection().at().file());
        map.put("line", row.rejection().at().line());
        map.put("column", row.rejection().column());
        map.put("reason", row.rejection().reason());
        map.put("value", row.rejection().value());
        return map;
    }
}
