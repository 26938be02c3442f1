package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.Pinning;
import io.tierhub.flow.Pinning.Pinned;
import io.tierhub.flow.Pinning.Stated;
import io.tierhub.flow.Pinning.StatedAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a person knows of a customer and grading is to count: strategic importance, cooperation potential, a contract. */
@Command(
        name = "score",
        description =
                "A person's input for grading. ID is a customer, as in M000123, or one of its source records; FIELD an"
                        + " attribute, as in importance, or a field of the golden record, as in contract_amount. Without FIELD:"
                        + " what persons have said.")
final class ScoreCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(index = "0", paramLabel = "ID")
    private String customer;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FIELD")
    private @Nullable String field;

    @Parameters(index = "2", arity = "0..1", paramLabel = "VALUE")
    private @Nullable String value;

    @Option(names = "--clear", description = "Takes the value back; what the sources say counts again.")
    private boolean clear;

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so; kept with the value.")
    private @Nullable String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; kept with the value.")
    private @Nullable String note;

    @Override
    public Integer call() throws Exception {
        String asked = field;
        if (asked != null && (value == null) != clear) {
            throw new UsageProblem("score " + customer + " " + asked + " takes a value, or --clear");
        }
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return ReviewCommand.refusedWhileLoading(session);
            }
            if (asked == null) {
                StatedAll all =
                        hub.stewardship().pinning().stated(customer, hub.clock().zone());
                session.answer(json(all), text(all));
            } else {
                Pinned pinned = pin(hub.stewardship().pinning(), Pinning.field(asked), said());
                session.answer(
                        ReviewJson.pinned(pinned), clear ? ReviewText.unpinned(pinned) : ReviewText.pinned(pinned));
            }
        }
        return ExitCode.DONE;
    }

    private Pinned pin(Pinning pinning, String name, Said said) {
        String stated = value;
        return stated == null ? pinning.unpin(customer, name, said) : pinning.pin(customer, name, stated, said);
    }

    private Said said() {
        String who = by;
        if (who == null || who.isBlank()) {
            throw new UsageProblem("--by takes the name of whoever says so");
        }
        return new Said(who.strip(), note);
    }

    private static Map<String, @Nullable Object> json(StatedAll all) {
        return new JsonMap()
                .text("customer_id", all.customer())
                .list(
                        "scores",
                        all.values(),
                        each -> new JsonMap()
                                .put("field", each.field())
                                .put("value", each.value())
                                .put("by", each.by())
                                .time("at", each.at())
                                .put("note", each.note())
                                .put("decision", each.number()))
                .map();
    }

    private static List<String> text(StatedAll all) {
        List<String> lines = new ArrayList<>();
        for (Stated each : all.values()) {
            lines.add(TextWidth.fit(
                    each.field() + " = " + each.value() + ", by " + each.by() + " " + ExplainText.time(each.at())
                            + ", decision " + each.number() + (each.note() == null ? "" : ": " + each.note()),
                    Integer.MAX_VALUE));
        }
        lines.add(all.customer() + ": " + all.values().size() + " values by persons · 人工录入 "
                + all.values().size() + " 项");
        return lines;
    }
}
