package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.act.Effect;
import io.tierhub.flow.QualityReport;
import io.tierhub.grade.Backtest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reports on what the hub knows. */
@Command(
        name = "report",
        description = "Reports on what the hub knows.",
        subcommands = {
            ReportCommand.Quality.class,
            ReportTiersCommand.class,
            ReportReviewCommand.class,
            ReportClustersCommand.class,
            ReportCommand.Backtesting.class,
            ReportCommand.Effects.class
        },
        synopsisSubcommandLabel = "(quality | tiers | review | clusters | backtest | effect)")
final class ReportCommand {
    @ParentCommand
    private Tierhub tierhub;

    /** What a report does with an open hub. */
    @FunctionalInterface
    interface Report {
        void on(Session session) throws Exception;
    }

    /** Makes a report of what was graded; one that cannot be is refused with the reason. */
    int report(Report report) throws Exception {
        try (Session session = tierhub.session()) {
            if (loading(session)) {
                return ExitCode.TRY_AGAIN;
            }
            report.on(session);
        }
        return ExitCode.DONE;
    }

    private static boolean loading(Session session) throws Exception {
        boolean loading = session.hub().store().loading();
        if (loading) {
            session.surroundings()
                    .err()
                    .println("tierhub: the hub is taking in its first files; try again when they are loaded");
        }
        return loading;
    }

    /** How good the data of the systems are. */
    @Command(
            name = "quality",
            description = "How good the data of each system are: filled, valid, duplicates, quarantine, shared values.")
    static final class Quality implements Callable<Integer> {
        private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV");

        @ParentCommand
        private ReportCommand parent;

        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "Writes one self-contained page into that file, besides the answer.")
        private @Nullable String html;

        @Option(
                names = "--show-values",
                description = "Shows values that many records share in full, also where they are personal data.")
        private boolean showValues;

        @Override
        public Integer call() throws Exception {
            try (Session session = parent.tierhub.session()) {
                Hub hub = session.hub();
                if (loading(session)) {
                    return ExitCode.TRY_AGAIN;
                }
                QualityReport report = hub.reports().quality().measure();
                List<String> lines = new ArrayList<>(QualityText.lines(report, showValues));
                if (html != null) {
                    Path page = session.file(html);
                    String made = MADE.format(ZonedDateTime.ofInstant(
                            hub.clock().now(), hub.clock().zone()));
                    Files.writeString(page, QualityPage.of(report, made, showValues), StandardCharsets.UTF_8);
                    lines.add("");
                    lines.add("Wrote " + page);
                }
                session.answer(QualityJson.map(report, showValues), lines);
            }
            return ExitCode.DONE;
        }
    }

    /** What actions did. */
    @Command(
            name = "effect",
            description =
                    "What actions did: customers for whom they were done beside those who were left alone, and before"
                            + " beside after; says so where there are too few to tell.")
    static final class Effects implements Callable<Integer> {
        @ParentCommand
        private ReportCommand parent;

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "90",
                description = "How long before and after the beginning is looked at; else 90.")
        private int days;

        @Override
        public Integer call() throws Exception {
            try (Session session = parent.tierhub.session()) {
                if (loading(session)) {
                    return ExitCode.TRY_AGAIN;
                }
                List<Effect> effects = session.hub().reports().effects().measure(days);
                session.answer(effects.stream().map(EffectText::map).toList(), EffectText.lines(effects, days));
            }
            return ExitCode.DONE;
        }
    }

    /** What grades of a past day were good for. */
    @Command(
            name = "backtest",
            description = "Grades a past day and looks at what came after it: the money that the best customers of each"
                    + " model brought, and orders foretold beside those that came.")
    static final class Backtesting implements Callable<Integer> {
        @ParentCommand
        private ReportCommand parent;

        @Mixin
        private ReportFiles files;

        @Option(
                names = "--days",
                paramLabel = "DAYS",
                defaultValue = "90",
                description = "How long after the graded day is looked at; else 90.")
        private int days;

        @Option(
                names = "--as-of",
                paramLabel = "DAY",
                description = "The last day that is looked at, as in 2026-06-30; else today.")
        private @Nullable LocalDate asOf;

        @Override
        public Integer call() throws Exception {
            try (Session session = parent.tierhub.session()) {
                if (loading(session)) {
                    return ExitCode.TRY_AGAIN;
                }
                Hub hub = session.hub();
                Backtest test = hub.reports()
                        .backtest()
                        .until(asOf != null ? asOf : hub.clock().today(), days);
                List<String> lines = new ArrayList<>(BacktestText.lines(test));
                files.write(session, BacktestSheets.TITLE, lines.subList(0, 1), BacktestSheets.of(test), lines);
                session.answer(BacktestJson.map(test), lines);
            }
            return ExitCode.DONE;
        }
    }
}
