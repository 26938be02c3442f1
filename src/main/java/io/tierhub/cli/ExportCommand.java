package io.tierhub.cli;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.Exporting;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes an export to standard output. */
@Command(
        name = "export",
        description =
                "Writes customers, xref, grades, tiers, history, tags, quarantine, deliveries, sync, pushes, review or"
                        + " actions to standard output.")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "customers, xref, grades, tiers, history, tags, quarantine, deliveries, sync, pushes, review or"
                            + " actions.")
    private String what;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv or json (an array of objects).")
    private @Nullable String format;

    @Option(names = "--as-of", paramLabel = "DAY", description = "Of grades and tiers: a day that was graded.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--canonical",
            description = "Names customers by their smallest (system, key): for comparing two hubs.")
    private boolean canonical;

    @Override
    public Integer call() throws Exception {
        ExportRequest request = new ExportRequest(Exporting.what(what), asOf, canonical);
        try (Session session = tierhub.session()) {
            String chosen = format != null ? format : session.json() ? "json" : "csv";
            if (!chosen.equals("csv") && !chosen.equals("json")) {
                throw new UsageProblem("--format takes csv or json, not '" + chosen + "'");
            }
            BufferedWriter out =
                    new BufferedWriter(new OutputStreamWriter(session.out(), StandardCharsets.UTF_8), 1 << 16);
            try (RowWriter rows = chosen.equals("csv") ? new CsvRows(out) : new JsonRows(out)) {
                new Exporting(session.hub().store()).export(request, rows);
            }
            out.flush();
        }
        return ExitCode.DONE;
    }
}
