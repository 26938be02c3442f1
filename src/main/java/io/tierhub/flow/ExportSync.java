package io.tierhub.flow;

import io.tierhub.store.TargetStates.Sync;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How each customer stands at each target, and how the sending went minute by minute. */
final class ExportSync {
    private ExportSync() {}

    /** The canonical form has what targets know, not how they came to know it. */
    static void customers(Tx tx, CustomerNames names, RowSink sink) {
        List<String> columns = List.of(
                "customer_id", "target", "tier", "acked_at", "sequence", "acked_sequence", "status", "last_error");
        sink.header(names.canonical() ? columns.subList(0, 3) : columns);
        names.<Sync>inOrder(
                out -> tx.targetStates().scan(out), sync -> sync.state().customer(), (name, sync) -> {
                    List<@Nullable Object> cells = cells(name, sync);
                    sink.row(names.canonical() ? cells.subList(0, 3) : cells);
                });
    }

    private static List<@Nullable Object> cells(String name, Sync sync) {
        return Arrays.asList(
                name,
                sync.state().target(),
                sync.state().ackedTier() == null
                        ? null
                        : sync.state().ackedTier().name(),
                time(sync.state().ackedAt()),
                sync.state().lastSeq(),
                sync.state().ackedSeq(),
                sync.status() == null ? null : sync.status().name(),
                sync.lastError());
    }

    /** The canonical form has the targets alone: when something was sent, and how often, is never the same twice. */
    static void runs(Tx tx, boolean canonical, RowSink sink) {
        if (canonical) {
            Set<String> targets = new TreeSet<>();
            tx.deliveryRuns().scan(run -> targets.add(run.target()));
            sink.header(List.of("target"));
            targets.forEach(target -> sink.row(List.of(target)));
            return;
        }
        sink.header(List.of("target", "minute", "delivered", "retrying", "dead"));
        tx.deliveryRuns()
                .scan(run -> sink.row(Arrays.asList(
                        run.target(), time(run.minuteAt()), run.delivered(), run.retrying(), run.dead())));
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms).toString();
    }
}
