package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.Deliveries;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Cursors.Cursor;
import io.tierhub.vocabulary.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How sending to systems and pulling from them goes, for people, and for machines in the maps that are given. */
final class SystemStatus {
    private final Hub hub;
    private final Deliveries deliveries;
    private final Map<String, Long> waiting;

    SystemStatus(Hub hub) {
        this.hub = hub;
        this.deliveries = new Deliveries(hub.store());
        this.waiting = hub.store().read(tx -> tx.outbox().depths());
    }

    /** A target in words. */
    String target(String system, Map<String, Object> map) {
        TargetHealth health = deliveries.health(system);
        long depth = waiting.getOrDefault(system, 0L);
        map.put("enabled", health.enabled());
        map.put("disabled", health.disabled());
        long gated = hub.store().read(tx -> tx.vitals().waiting(system)).held();
        map.put("waiting", depth);
        map.put("held", gated);
        return words(health) + ", " + depth + " waiting"
                + (gated == 0 ? "" : ", " + gated + " held until push --confirm");
    }

    private static String words(TargetHealth health) {
        if (!health.enabled()) {
            return "disabled: " + health.disabled();
        }
        return health.failingSinceMs() == 0
                ? "listening"
                : "failing since " + Instant.ofEpochMilli(health.failingSinceMs());
    }

    /** What is pulled from a system, a line each. */
    List<String> sources(SystemConfig system, Map<String, Object> map) {
        List<Map<String, Object>> pulls = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Entity entity : system.pulls().keySet()) {
            Cursor cursor = hub.store().read(tx -> tx.cursors().of(system.system(), entity));
            pulls.add(map(cursor));
            lines.add(system.system() + "/" + entity.configName() + ": " + words(cursor));
        }
        map.put("pulls", pulls);
        return lines;
    }

    private static String words(Cursor cursor) {
        return (cursor.paused() ? "paused, " : "")
                + (cursor.lastSuccess() == null ? "never pulled" : "last pulled " + time(cursor.lastSuccess()))
                + (cursor.position() == null ? "" : ", read to " + place(cursor.position()))
                + (cursor.fault() == null
                        ? ""
                        : "; failing since " + time(cursor.faultSince()) + ": " + cursor.fault());
    }

    /** What else a cursor remembers is for machines. */
    private static String place(String position) {
        int end = position.indexOf(' ');
        return end < 0 ? position : position.substring(0, end);
    }

    private static Map<String, Object> map(Cursor cursor) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("entity", cursor.entity().configName());
        map.put("paused", cursor.paused());
        map.put("cursor", cursor.position());
        map.put("last_success", time(cursor.lastSuccess()));
        map.put("fault", cursor.fault());
        map.put("failing_since", time(cursor.faultSince()));
        return map;
    }

    private static @Nullable String time(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms).toString();
    }
}
