package io.tierhub.flow;

import io.tierhub.act.Run;
import io.tierhub.store.ActionRuns.Line;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The export of actions: every beginning, and what there was to do; canonical without what depends on the hour. */
final class ExportActions {
    private static final List<String> WHAT = List.of(
            "customer_id",
            "action",
            "began",
            "tier",
            "left",
            "held",
            "step",
            "occurrence",
            "kind",
            "name",
            "owner",
            "state",
            "reason");
    private static final List<String> WHEN = List.of("item", "starts_at", "due_at", "told_at", "settled_at", "by");

    private ExportActions() {}

    static void write(Tx tx, CustomerNames names, RowSink sink) {
        List<String> header = new ArrayList<>(WHAT);
        header.addAll(names.canonical() ? List.of() : WHEN);
        sink.header(header);
        names.<Line>inOrder(
                out -> tx.actionRuns().scanLines(out),
                line -> line.owned().customer(),
                (name, line) -> sink.row(cells(name, line, names.canonical())));
    }

    private static List<@Nullable Object> cells(String customer, Line line, boolean canonical) {
        Run run = line.owned().run();
        ItemRow item = line.item();
        Integer left = run.leftDay();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                customer,
                run.action(),
                LocalDate.ofEpochDay(run.day()).toString(),
                line.owned().tier().name(),
                left == null ? null : LocalDate.ofEpochDay(left).toString(),
                run.held() == Run.Held.NO ? null : run.held().name()));
        cells.addAll(
                item == null
                        ? Arrays.asList(null, null, null, null, null, null, null)
                        : Arrays.asList(
                                item.item().step(),
                                item.item().occurrence(),
                                item.item().kind().name(),
                                item.item().name(),
                                item.owner(),
                                item.state().name(),
                                item.reason()));
        if (!canonical) {
            cells.addAll(
                    item == null
                            ? Arrays.asList(null, null, null, null, null, null)
                            : Arrays.asList(
                                    item.id(),
                                    time(item.item().startMs()),
                                    time(item.item().dueMs()),
                                    time(item.toldAt()),
                                    time(item.settledAt()),
                                    item.settledBy()));
        }
        return cells;
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms).toString();
    }
}
