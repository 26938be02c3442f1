package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.Explaining;
import io.tierhub.flow.PairComparison;
import io.tierhub.flow.ScoreExplanation;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Explains one customer, or why two source records are, or are not, one customer. */
@Command(
        name = "explain",
        description = "One customer: who it is, from which records, every grade, why this tier. Of two SYSTEM:KEY: why"
                + " they are, or are not, one customer.")
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(
            arity = "1..2",
            paramLabel = "ID|SYSTEM:KEY",
            description = "A customer, as in M000123, or one or two source records, as in erp:C0001.")
    private List<String> names;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "Says why the score is another than on that day, as in 2026-06-30; else than before.")
    private @Nullable LocalDate since;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return refused(
                        session,
                        "the hub is taking in its first files; try again when they are loaded",
                        ExitCode.TRY_AGAIN);
            }
            try {
                if (names.size() == 1) {
                    customer(session, hub, names.get(0));
                } else {
                    pair(session, hub.reports().explaining());
                }
            } catch (Explaining.UnknownException unknown) {
                return refused(session, String.valueOf(unknown.getMessage()), ExitCode.BAD_INPUT);
            }
        }
        return ExitCode.DONE;
    }

    private void customer(Session session, Hub hub, String name) {
        Explaining explaining = hub.reports().explaining();
        CustomerExplanation found = name.indexOf(':') < 0
                ? explaining.customer(CustomerId.parse(name))
                : explaining.customer(SourceKey.parse(name));
        ScoreExplanation score = hub.reports().explainScore().of(found.id(), since);
        String currency = hub.config().hub().currency();
        List<String> lines = new ArrayList<>(ExplainText.lines(found));
        lines.addAll(ScoreText.lines(score, currency));
        session.answer(ScoreJson.add(ExplainJson.map(found), score, currency), lines);
    }

    private void pair(Session session, Explaining explaining) {
        PairComparison pair = explaining.pair(SourceKey.parse(names.get(0)), SourceKey.parse(names.get(1)));
        session.answer(PairJson.map(pair), PairText.lines(pair));
    }

    private static int refused(Session session, String message, int code) {
        session.surroundings().err().println("tierhub: " + message);
        return code;
    }
}
