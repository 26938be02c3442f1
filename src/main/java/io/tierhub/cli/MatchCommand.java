package io.tierhub.cli;

import io.tierhub.flow.RebuildMatches;
import io.tierhub.flow.RebuildMatches.Rebuilt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Decides anew which source records are one customer. */
@Command(
        name = "match",
        description = "Re-clusters all source records, so that the result does not depend on their order.")
final class MatchCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Option(names = "--rebuild", description = "Re-cluster everything.")
    private boolean rebuild;

    @Option(names = "--dry-run", description = "Only say what would move.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        if (!rebuild) {
            throw new UsageProblem("say --rebuild: tierhub match --rebuild [--dry-run]");
        }
        try (Session session = tierhub.session()) {
            RebuildMatches step = session.hub().rebuildMatches();
            Rebuilt rebuilt = dryRun ? step.plan() : step.rebuild();
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("dry_run", dryRun);
            map.put("records", rebuilt.records());
            map.put("customers_before", rebuilt.customersBefore());
            map.put("customers_after", rebuilt.customersAfter());
            map.put("records_moved", rebuilt.moved());
            map.put("customers_merged", rebuilt.redirected());
            session.answer(
                    map,
                    List.of((dryRun ? "Would move " : "Moved ") + rebuilt.moved() + " of " + rebuilt.records()
                            + " source records: " + rebuilt.customersBefore() + " customers before, "
                            + rebuilt.customersAfter() + " after; " + rebuilt.redirected() + " merged away"));
        }
        return ExitCode.DONE;
    }
}
