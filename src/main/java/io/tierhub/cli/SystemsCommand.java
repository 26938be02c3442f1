package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Deliveries;
import io.tierhub.flow.Target;
import io.tierhub.publish.TargetHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The systems that hear about tiers, and whether they listen. */
@Command(
        name = "systems",
        description = "The systems that hear about tiers: whether they listen, and a new start for one.")
final class SystemsCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "status", description = "Of each target: whether it is sent to, and what waits.")
    int status() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            Deliveries deliveries = new Deliveries(hub.store());
            Map<String, Long> waiting = hub.store().read(tx -> tx.outbox().depths());
            List<Map<String, Object>> forMachines = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (Target target : hub.targets()) {
                TargetHealth health = deliveries.health(target.system());
                long depth = waiting.getOrDefault(target.system(), 0L);
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("system", target.system());
                map.put("enabled", health.enabled());
                map.put("disabled", health.disabled());
                map.put("waiting", depth);
                forMachines.add(map);
                lines.add(target.system() + ": " + words(health) + ", " + depth + " waiting");
            }
            if (lines.isEmpty()) {
                lines.add("No system has a push: stanza.");
            }
            session.answer(forMachines, lines);
        }
        return ExitCode.DONE;
    }

    private static String words(TargetHealth health) {
        if (!health.enabled()) {
            return "disabled: " + health.disabled();
        }
        return health.failingSinceMs() == 0
                ? "listening"
                : "failing since " + Instant.ofEpochMilli(health.failingSinceMs());
    }

    @Command(name = "resume", description = "Sends to a target again that was disabled or asked for a pause.")
    int resume(@Parameters(paramLabel = "SYSTEM") String system) throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.targets().stream().noneMatch(target -> target.system().equals(system))) {
                throw new UsageProblem(system + " is no target; targets are "
                        + hub.targets().stream().map(Target::system).toList());
            }
            new Deliveries(hub.store()).resume(system);
            session.answer(
                    Map.of("resumed", system),
                    List.of(system + " is sent to again; what waits is due by its own schedule"));
        }
        return ExitCode.DONE;
    }
}
