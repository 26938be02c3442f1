package io.tierhub.cli;

import io.tierhub.flow.DeliveryWorkers;
import io.tierhub.flow.PassResult;
import io.tierhub.flow.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Delivers what is due now. */
@Command(name = "push", description = "Delivers what is due now, one attempt each.")
final class PushCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Option(names = "--dry-run", description = "Sends nothing; prints exactly what would be sent.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            DeliveryWorkers workers = session.hub().pushing();
            return dryRun ? plan(session, workers.dryRun()) : push(session, workers.pushAll());
        }
    }

    private static int plan(Session session, Map<String, List<Preview>> plans) {
        List<Map<String, Object>> forMachines = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        plans.forEach((target, requests) -> {
            lines.add(target + ": " + requests.size() + " to send");
            for (Preview request : requests) {
                String body = request.text();
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("target", target);
                map.put("id", request.ids());
                map.put("body", body);
                forMachines.add(map);
                lines.add("  " + request.ids() + " " + body);
            }
        });
        session.answer(forMachines, lines);
        return ExitCode.DONE;
    }

    private static int push(Session session, Map<String, PassResult> results) {
        List<Map<String, Object>> forMachines = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        results.forEach((target, result) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("target", target);
            map.put("delivered", result.delivered());
            map.put("retrying", result.retrying());
            map.put("dead", result.dead());
            map.put("not_there", result.notThere());
            map.put("disabled", result.health().disabled());
            forMachines.add(map);
            lines.add(target + ": " + result.delivered() + " delivered, " + result.retrying() + " to be tried again, "
                    + result.dead() + " given up"
                    + (result.notThere() == 0 ? "" : ", " + result.notThere() + " without a record there")
                    + (result.health().enabled()
                            ? ""
                            : "; disabled: " + result.health().disabled()));
        });
        if (results.isEmpty()) {
            lines.add("No system has a push: stanza; nothing to deliver.");
        }
        session.answer(forMachines, lines);
        return results.values().stream().allMatch(PassResult::good) ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
