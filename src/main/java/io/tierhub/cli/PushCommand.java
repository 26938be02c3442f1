package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.DeliveryWorkers;
import io.tierhub.flow.PassResult;
import io.tierhub.flow.Target;
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

    @Option(
            names = "--diff",
            description =
                    "With --dry-run: what differs from what each target acknowledged last, instead of the bodies.")
    private boolean diff;

    @Option(
            names = "--confirm",
            description = "First lets out what is held because a grading moved more customers than max_moved_percent.")
    private boolean confirm;

    @Override
    public Integer call() throws Exception {
        if (diff && !dryRun || confirm && dryRun) {
            throw new UsageProblem("--diff goes with --dry-run, --confirm does not");
        }
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (dryRun) {
                return plan(session, hub);
            }
            hub.actions().tell();
            hub.notices().send();
            int released = confirm ? hub.gate().confirm(hub.store()) : 0;
            return push(session, hub.pushing().pushAll(), released);
        }
    }

    private int plan(Session session, Hub hub) throws Exception {
        DeliveryWorkers workers = hub.pushing();
        PushPlan plan = new PushPlan(diff);
        if (session.json()) {
            plan.json(session.out(), workers::dryRun);
            return ExitCode.DONE;
        }
        plan.text(session.out(), hub.targets().stream().map(Target::system).toList(), workers::dryRun);
        for (Target target : hub.targets()) {
            long held =
                    hub.store().read(tx -> tx.vitals().waiting(target.system())).held();
            if (held > 0) {
                session.out().println(target.system() + ": " + held + " held until push --confirm");
            }
        }
        return ExitCode.DONE;
    }

    private static int push(Session session, Map<String, PassResult> results, int released) {
        List<Map<String, Object>> forMachines = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        if (released > 0) {
            lines.add(released + " that were held go out");
        }
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
