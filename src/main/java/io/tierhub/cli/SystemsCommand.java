package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.Deliveries;
import io.tierhub.flow.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The systems that are pulled or hear about tiers, and how that goes. */
@Command(
        name = "systems",
        description = "The systems that are pulled or hear about tiers: how that goes, a pause, a new start.")
final class SystemsCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(
            name = "status",
            description =
                    "Of each target: whether it is sent to, and what waits. Of each source that is pulled: how far it"
                            + " is read, and what is wrong since when.")
    int status() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            List<Map<String, Object>> forMachines = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            SystemStatus status = new SystemStatus(hub);
            for (SystemConfig system : hub.config().systems().values()) {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("system", system.system());
                if (system.push() != null) {
                    lines.add(system.system() + ": " + status.target(system.system(), map));
                }
                if (!system.pulls().isEmpty()) {
                    lines.addAll(status.sources(system, map));
                }
                if (map.size() > 1) {
                    forMachines.add(map);
                }
            }
            if (lines.isEmpty()) {
                lines.add("No system has a push: or a pull: stanza.");
            }
            session.answer(forMachines, lines);
        }
        return ExitCode.DONE;
    }

    @Command(name = "pause", description = "Pulls nothing from a system by itself until it is resumed.")
    int pause(@Parameters(paramLabel = "SYSTEM") String system) throws Exception {
        try (Session session = tierhub.session()) {
            pulled(session.hub(), system);
            session.hub().pulls().pause(system, true);
            session.answer(
                    Map.of("paused", system),
                    List.of(system + " is not pulled by itself any more; to go on: tierhub systems resume " + system));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "resume",
            description =
                    "Pulls a paused system again; sends to a target again that was disabled or asked for a pause.")
    int resume(@Parameters(paramLabel = "SYSTEM") String system) throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            boolean target =
                    hub.targets().stream().anyMatch(each -> each.system().equals(system));
            boolean source = isPulled(hub, system);
            if (!target && !source) {
                throw new UsageProblem(system + " is no target and is not pulled; targets are "
                        + hub.targets().stream().map(Target::system).toList());
            }
            List<String> lines = new ArrayList<>();
            if (target) {
                new Deliveries(hub.store()).resume(system);
                lines.add(system + " is sent to again; what waits is due by its own schedule");
            }
            if (source) {
                hub.pulls().pause(system, false);
                lines.add(system + " is pulled again from where it was");
            }
            session.answer(Map.of("resumed", system), lines);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "reset",
            description =
                    "Has the next pull of a system begin at the beginning. Nothing is deleted: rows that are known"
                            + " stay as they are.")
    int reset(@Parameters(paramLabel = "SYSTEM") String system) throws Exception {
        try (Session session = tierhub.session()) {
            pulled(session.hub(), system);
            session.hub().pulls().reset(system);
            session.answer(
                    Map.of("reset", system), List.of("the next pull of " + system + " reads from the beginning"));
        }
        return ExitCode.DONE;
    }

    private static void pulled(Hub hub, String system) {
        if (!isPulled(hub, system)) {
            throw new UsageProblem("nothing is pulled from " + system + "; systems with a pull: stanza are "
                    + hub.config().systems().values().stream()
                            .filter(each -> !each.pulls().isEmpty())
                            .map(SystemConfig::system)
                            .toList());
        }
    }

    private static boolean isPulled(Hub hub, String system) {
        SystemConfig config = hub.config().systems().get(system);
        return config != null && !config.pulls().isEmpty();
    }
}
