package io.tierhub.cli;

import io.tierhub.flow.ReviewReport;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What to look at once a quarter. */
@Command(
        name = "review",
        description = "What to look at once a quarter: moves between tiers, what each tier brought and kept, rules that"
                + " never hold, data quality, and what to do about it.")
final class ReportReviewCommand implements Callable<Integer> {
    @ParentCommand
    private ReportCommand parent;

    @Mixin
    private ReportFiles files;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The day after which the period begins, as in 2026-03-31; else three months before its end.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day of the period; else the last graded day.")
    private @Nullable LocalDate to;

    @Override
    public Integer call() throws Exception {
        return parent.report(session -> {
            ReviewReport report = session.hub().reports().review().review(from, to);
            BigDecimal drift = BigDecimal.valueOf(report.drift()).setScale(4, RoundingMode.HALF_UP);
            JsonMap head = new JsonMap()
                    .text("from", report.from())
                    .text("to", report.to())
                    .put("ruleset", report.ruleset())
                    .text("reference", report.referenceDay())
                    .put("customers", report.customers())
                    .put("drift", drift);
            String said = String.format(
                    Locale.ROOT,
                    "After %s up to %s: %,d customers, ranked among those of %s, drift (PSI) %s"
                            + " · %3$,d 位客户，参照群体 %4$s，等级占比偏移 %5$s",
                    report.from(),
                    report.to(),
                    report.customers(),
                    report.referenceDay(),
                    drift);
            files.answer(
                    session, new Bilingual("季度复盘", "Quarterly review"), head, List.of(said), ReviewSheets.of(report));
        });
    }
}
