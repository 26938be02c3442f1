package io.tierhub.flow;

import io.tierhub.grade.TierOverride;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.TierOverrides.Placed;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notes with each customer that a person's tier has reached its end; nobody does that, the day does. */
final class OverridesOver {
    private OverridesOver() {}

    /**
     * Notes those whose end came after one day and up to another, epoch days. What nobody agreed to never counted, and what a
     * person ended is noted already.
     */
    static void note(Tx tx, int after, int upTo, long nowMs) {
        List<Placed> over = tx.tierOverrides().overBetween(after, upTo).stream()
                .filter(each -> counted(each.override()))
                .toList();
        if (over.isEmpty()) {
            return;
        }
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(over.stream().mapToInt(Placed::record).distinct().toArray());
        List<Event> events = new ArrayList<>();
        for (Placed each : over) {
            Xref record = records.get(each.record());
            if (record != null) {
                Origin origin =
                        new Origin(Cause.OVERRIDE_EXPIRED, null, each.override().number(), null, null, nowMs);
                events.add(new Event(0, Kind.MANUAL, record.customer(), 0, origin));
            }
        }
        tx.customerEvents().add(events);
    }

    private static boolean counted(TierOverride override) {
        return override.ended() == null && override.start() < override.stop();
    }
}
