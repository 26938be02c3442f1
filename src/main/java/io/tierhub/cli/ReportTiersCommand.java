package io.tierhub.cli;

import io.tierhub.flow.TierReport;
import io.tierhub.vocabulary.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** How the customers stand. */
@Command(
        name = "tiers",
        description =
                "How the customers stand: tiers and how they moved, scores, RFM heat map, Pareto curve, stages of life.")
final class ReportTiersCommand implements Callable<Integer> {
    @ParentCommand
    private ReportCommand parent;

    @Mixin
    private ReportFiles files;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "From which day on moves are counted, as in 2026-06-30; else for three months.")
    private @Nullable LocalDate since;

    @Override
    public Integer call() throws Exception {
        return parent.report(session -> {
            TierReport report = session.hub().reports().tiers().measure(since);
            JsonMap head = new JsonMap()
                    .text("as_of", report.asOf())
                    .text("since", report.since())
                    .put("ruleset", report.ruleset())
                    .put("customers", report.customers())
                    .put("provisional", report.provisional());
            String said = String.format(
                    Locale.ROOT,
                    "%,d customers on %s, %,d of them provisional; moves since %s · %1$,d 位客户，其中暂定 %3$,d 位",
                    report.customers(),
                    report.asOf(),
                    report.provisional(),
                    report.since());
            files.answer(session, new Bilingual("客户等级", "Tiers"), head, List.of(said), TierSheets.of(report));
        });
    }
}
