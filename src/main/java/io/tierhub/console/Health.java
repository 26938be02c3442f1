package io.tierhub.console;

import io.tierhub.flow.Target;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Cursors.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells whether the hub is ready, and how each flow is. */
final class Health {
    /** A database that takes longer to answer does not answer. */
    static final long MAX_ANSWER_MS = 5_000;

    /** What waits for longer than this is stuck. */
    static final double STALE_SECONDS = 900;

    private final Watched hub;
    private final Waiting.Kept waiting;

    Health(Watched hub, Waiting.Kept waiting) {
        this.hub = hub;
        this.waiting = waiting;
    }

    /** A report, and whether it is good news. */
    record Report(boolean good, Map<String, Object> content) {}

    /** Whether the hub can do its work, and what it lacks for that. */
    Report ready() {
        List<String> missing = new ArrayList<>();
        if (!answers()) {
            missing.add("database: it does not answer");
        }
        if (!hub.lease().getAsBoolean()) {
            missing.add("lease: another process has it; this one stands by");
        }
        if (!hub.mastering().getAsBoolean()) {
            missing.add("match index: it is being built from the store");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ready", missing.isEmpty());
        content.put("missing", missing);
        content.put("clean_stop", hub.started().clean());
        content.put("repaired", hub.started().repaired());
        content.put("verified_ms", hub.started().tookMs());
        return new Report(missing.isEmpty(), content);
    }

    /** The schema is the one of this release, or the store would not have opened. */
    private boolean answers() {
        try {
            CompletableFuture.supplyAsync(() ->
                            hub.store().read(tx -> String.valueOf(tx.meta().get("zone"))))
                    .get(MAX_ANSWER_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException silent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Every flow, each with its own colour. */
    Report flows() {
        Waiting now = waiting.now();
        Map<String, String> routes = hub.routes().get();
        Map<String, Object> systems = new LinkedHashMap<>();
        Map<String, Object> pulls = new LinkedHashMap<>();
        Map<String, Object> targets = new LinkedHashMap<>();
        List<String> red = new ArrayList<>();
        hub.folders().keySet().forEach(system -> {
            Map<String, Object> flow = system(system, now, routes);
            systems.put(system, flow);
            noteRed(red, system, flow);
        });
        hub.pulls().forEach(system -> {
            Map<String, Object> flow = pull(system, now, routes);
            pulls.put(system, flow);
            noteRed(red, "pull of " + system, flow);
        });
        hub.targets().forEach(target -> {
            Map<String, Object> flow = target(target, now, routes);
            targets.put(target.system(), flow);
            noteRed(red, "push to " + target.system(), flow);
        });
        for (String own : hub.lease().getAsBoolean() ? List.of("grade", "deliver") : List.<String>of()) {
            @Nullable String problem = stopped(own, routes);
            if (problem != null) {
                red.add(problem);
            }
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ok", red.isEmpty());
        content.put("red", red);
        content.put("first_load", hub.store().loading());
        content.put("systems", systems);
        content.put("pulls", pulls);
        content.put("targets", targets);
        return new Report(red.isEmpty(), content);
    }

    private static void noteRed(List<String> red, String name, Map<String, Object> flow) {
        if (flow.get("problem") != null) {
            red.add(name + ": " + flow.get("problem"));
        }
    }

    private Map<String, Object> system(String system, Waiting now, Map<String, String> routes) {
        Waiting.Files files = now.files().getOrDefault(system, new Waiting.Files(0, 0));
        double age = now.fileAgeSeconds(system);
        @Nullable String problem = stopped("folder-" + system, routes);
        if (problem == null && age > STALE_SECONDS && !hub.busy().getAsBoolean()) {
            problem = "a file has waited for " + (long) age + " s; see the log for why it is not taken";
        }
        Map<String, Object> flow = flow(problem);
        flow.put("last_success", instant(now.lastSuccess().get(system)));
        flow.put("waiting_files", files.count());
        flow.put("oldest_seconds", (long) age);
        return flow;
    }

    private Map<String, Object> pull(String system, Waiting now, Map<String, String> routes) {
        @Nullable String problem = stopped("pull-" + system, routes);
        List<Map<String, Object>> entities = new ArrayList<>();
        boolean paused = false;
        for (Cursor each : now.pulls(system)) {
            String name = each.entity().configName();
            if (problem == null && each.fault() != null) {
                problem = name + ", since " + instant(each.faultSince()) + ": " + each.fault();
            }
            paused |= each.paused();
            Map<String, Object> entity = new LinkedHashMap<>();
            entity.put("entity", name);
            entity.put("last_success", instant(each.lastSuccess()));
            entity.put("failing_since", instant(each.faultSince()));
            entity.put("fault", each.fault());
            entities.add(entity);
        }
        Map<String, Object> flow = flow(problem);
        flow.put("paused", paused);
        flow.put("entities", entities);
        return flow;
    }

    private Map<String, Object> target(Target target, Waiting now, Map<String, String> routes) {
        Waiting.Outgoing outgoing = now.targets().get(target.system());
        @Nullable String problem = target.push().webhook() == null ? null : stopped("push-" + target.system(), routes);
        if (problem == null && outgoing == null) {
            problem = "the database does not answer";
        }
        if (problem == null && outgoing != null) {
            problem = problem(target.system(), outgoing.health(), now.oldestSeconds(target.system()));
        }
        Map<String, Object> flow = flow(problem);
        if (outgoing != null) {
            flow.put("enabled", outgoing.health().enabled());
            flow.put("paused_until", instant(orNull(outgoing.health().notBeforeMs())));
            flow.put("failing_since", instant(orNull(outgoing.health().failingSinceMs())));
            flow.put("waiting", outgoing.outbox().pending());
            flow.put("oldest_seconds", (long) now.oldestSeconds(target.system()));
            flow.put("dead", outgoing.outbox().dead());
        }
        return flow;
    }

    private static @Nullable String problem(String target, TargetHealth health, double oldest) {
        if (!health.enabled()) {
            return "disabled: " + health.disabled() + "; when it is back: tierhub systems resume " + target;
        }
        return oldest > STALE_SECONDS ? "an event has waited for " + (long) oldest + " s" : null;
    }

    private static Map<String, Object> flow(@Nullable String problem) {
        Map<String, Object> flow = new LinkedHashMap<>();
        flow.put("ok", problem == null);
        flow.put("problem", problem);
        return flow;
    }

    /** A route that should run is looked for by its name: one that was dropped is in nobody's list. */
    private static @Nullable String stopped(String route, Map<String, String> routes) {
        String state = routes.get(route);
        if (state == null) {
            return "its route " + route + " does not exist; restart the hub";
        }
        return state.equals("Started")
                ? null
                : "its route " + route + " is " + state.toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable Long orNull(long ms) {
        return ms == 0 ? null : ms;
    }

    private static @Nullable String instant(@Nullable Long ms) {
        return ms == null ? null : java.time.Instant.ofEpochMilli(ms).toString();
    }
}
