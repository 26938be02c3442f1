package io.tierhub.cli;

import io.tierhub.flow.LearnWeights;
import io.tierhub.flow.LearnWeights.Trained;
import io.tierhub.flow.ModelJson;
import io.tierhub.flow.RebuildMatches;
import io.tierhub.flow.RebuildMatches.Rebuilt;
import io.tierhub.match.Level;
import io.tierhub.match.MatchField;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchModel.Learned;
import io.tierhub.match.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Learns what evidence is worth, and decides anew which source records are one customer. */
@Command(
        name = "match",
        description = "Learns what evidence is worth, and re-clusters all source records, so that the result does not"
                + " depend on their order.")
final class MatchCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of them. */
    static final class What {
        @Option(
                names = "--rebuild",
                description = "Re-cluster everything; learns first where the model is of far fewer records.")
        private boolean rebuild;

        @Option(names = "--train", description = "Learn the weights from the records; moves none.")
        private boolean train;

        @Option(names = "--model", description = "Show the weights in use.")
        private boolean model;
    }

    @Option(names = "--dry-run", description = "With --rebuild: only say what would move.")
    private boolean dryRun;

    @Option(names = "--confirm", description = "With --rebuild: go on however many records move.")
    private boolean confirm;

    @Override
    public Integer call() throws Exception {
        if (!what.rebuild && (dryRun || confirm)) {
            throw new UsageProblem("--dry-run and --confirm go with --rebuild: tierhub match --rebuild [--dry-run]");
        }
        try (Session session = tierhub.session()) {
            if (what.rebuild) {
                RebuildMatches step = session.hub().rebuildMatches();
                rebuilt(session, dryRun ? step.plan() : step.rebuild(confirm));
            } else {
                learned(session, session.hub().learning());
            }
        }
        return ExitCode.DONE;
    }

    private void rebuilt(Session session, Rebuilt rebuilt) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dry_run", dryRun);
        map.put("model", rebuilt.model().version());
        map.put("trained", rebuilt.trained());
        map.put("records", rebuilt.records());
        map.put("customers_before", rebuilt.customersBefore());
        map.put("customers_after", rebuilt.customersAfter());
        map.put("records_moved", rebuilt.moved());
        map.put("customers_merged", rebuilt.redirected());
        session.answer(
                map,
                List.of(
                        weights(rebuilt.model(), rebuilt.trained()),
                        (dryRun ? "Would move " : "Moved ") + rebuilt.moved() + " of " + rebuilt.records()
                                + " source records: " + rebuilt.customersBefore() + " customers before, "
                                + rebuilt.customersAfter() + " after; " + rebuilt.redirected() + " merged away"));
    }

    private void learned(Session session, LearnWeights learning) {
        Trained trained = what.train ? learning.train() : new Trained(learning.model(), false);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trained", trained.learned());
        map.putAll(ModelJson.map(trained.model()));
        String few = what.train && !trained.learned()
                ? "There are too few records, or too few that are the same customer, to learn from: nothing changed. "
                : "";
        List<String> lines = new ArrayList<>();
        lines.add(few + weights(trained.model(), trained.learned()));
        if (what.model) {
            lines.addAll(table("persons · 个人", trained.model().persons().weights()));
            lines.addAll(
                    table("organizations · 企业", trained.model().organizations().weights()));
        }
        session.answer(map, lines);
    }

    /** One field a line: what each level is worth, in bits. */
    private static List<String> table(String type, Weights weights) {
        List<String> lines = new ArrayList<>(List.of("", type));
        for (MatchField field : MatchField.values()) {
            StringJoiner levels = new StringJoiner(", ");
            for (Level level : weights.levels(field)) {
                levels.add(String.format(
                        Locale.ROOT, "%s %+.1f", level.name().toLowerCase(Locale.ROOT), weights.bits(field, level)));
            }
            if (levels.length() > 0) {
                lines.add("  " + PairText.both(field.label()) + ": " + levels);
            }
        }
        return lines;
    }

    static String weights(MatchModel model, boolean now) {
        return model.version() == 0
                ? "Weights: as shipped · 权重：出厂值"
                : "Weights: model " + model.version() + (now ? ", learned now" : "") + " · persons "
                        + words(model.persons()) + "; organizations " + words(model.organizations());
    }

    private static String words(Learned learned) {
        return learned.isLearned()
                ? String.format(
                        Locale.ROOT,
                        "from %d records, %.2f partners each",
                        learned.records(),
                        learned.weights().partners())
                : "as shipped";
    }
}
