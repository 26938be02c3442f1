package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.GradeRun;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Grades what is due, everything, or a past day. */
@Command(
        name = "grade",
        description = "Grades what is due; a day before the last live one is replayed and touches nothing live.")
final class GradeCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Option(names = "--all", description = "Everyone, not only those that are due; retakes the reference.")
    private boolean all;

    @Option(names = "--as-of", paramLabel = "DAY", description = "The day to grade, as in 2026-06-30; else today.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description =
                    "Grade the day with what the hub knew then, as in 2026-07-01T09:00:00+08:00, apart from the live"
                            + " state.")
    private @Nullable String knownAt;

    @Override
    public Integer call() throws Exception {
        if (all && knownAt != null) {
            throw new UsageProblem("--all grades the live state and --known-at a past one; name one of them");
        }
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            LocalDate day = asOf != null ? asOf : hub.clock().today();
            GradeRun run = knownAt == null
                    ? hub.grading().grade(day, all)
                    : hub.grading()
                            .grade(
                                    day,
                                    Moment.of(knownAt, "--known-at", hub.clock().zone(), 1));
            Map<Tier, Long> tiers = tiers(hub.store(), run, day);
            session.answer(map(day, run, tiers), lines(day, run, tiers));
        }
        return ExitCode.DONE;
    }

    private static Map<Tier, Long> tiers(Store store, GradeRun run, LocalDate day) {
        return store.read(tx -> run.replay()
                ? tx.replays().tierCounts((int) day.toEpochDay())
                : tx.tiers().counts());
    }

    private static Map<String, Object> map(LocalDate day, GradeRun run, Map<Tier, Long> tiers) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("as_of", day.toString());
        map.put("replay", run.replay());
        map.put("customers", run.customers());
        map.put("written", run.written());
        map.put("tier_changes", run.tierChanges());
        map.put("tiers", tiers);
        return map;
    }

    private static List<String> lines(LocalDate day, GradeRun run, Map<Tier, Long> tiers) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s %s: %,d customers looked at, %,d written, %,d tiers changed",
                run.replay() ? "Replayed" : "Graded",
                day,
                run.customers(),
                run.written(),
                run.tierChanges()));
        lines.addAll(TierBars.lines(tiers));
        return lines;
    }
}
