package io.tierhub.flow;

import io.tierhub.act.Item;
import io.tierhub.act.Run;
import io.tierhub.flow.CustomerExplanation.Doing;
import io.tierhub.flow.CustomerExplanation.Todo;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Reads the actions that hold for one customer, and what stands of them. */
final class ExplainActions {
    private ExplainActions() {}

    static List<Doing> of(Tx tx, long customer, ZoneId zone) {
        List<ItemRow> items = tx.actionItems().ofCustomer(customer);
        return tx.actionRuns().of(new long[] {customer}).getOrDefault(customer, List.of()).stream()
                .filter(Run::open)
                .map(run -> new Doing(
                        run.action(),
                        LocalDate.ofEpochDay(run.day()),
                        run.held() == Run.Held.NO ? null : run.held().name(),
                        items.stream()
                                .filter(item -> stands(item, run))
                                .map(item -> todo(item, zone))
                                .toList()))
                .toList();
    }

    private static boolean stands(ItemRow item, Run run) {
        return item.origin() == run.origin()
                && item.action().equals(run.action())
                && item.transition().equals(run.transition())
                && (item.state() == Item.State.OPEN || item.state() == Item.State.WAITING);
    }

    private static Todo todo(ItemRow row, ZoneId zone) {
        Long due = row.item().dueMs();
        return new Todo(
                row.id(),
                row.item().kind().name().toLowerCase(Locale.ROOT),
                row.item().name(),
                row.owner(),
                Instant.ofEpochMilli(due == null ? row.item().startMs() : due)
                        .atZone(zone)
                        .toOffsetDateTime());
    }
}
