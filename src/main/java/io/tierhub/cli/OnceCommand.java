package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.GradeRun;
import io.tierhub.flow.PassResult;
import io.tierhub.flow.Pulled;
import io.tierhub.flow.Taken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** One pass of everything that is due, for cron. */
@Command(name = "once", description = "One pass of everything that is due: pull, take in, grade, deliver. For cron.")
final class OnceCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            List<Pulled> pulled = hub.pullAll();
            List<Taken> taken = hub.drainInboxes();
            GradeRun graded = hub.grading().grade(hub.clock().today(), false);
            int told = hub.actions().tell() + hub.notices().send();
            hub.reconciling().look();
            Map<String, PassResult> pushed =
                    hub.targets().isEmpty() ? Map.of() : hub.pushing().pushAll();
            hub.folding().foldIfMany();
            hub.purging().purge();
            int delivered =
                    pushed.values().stream().mapToInt(PassResult::delivered).sum();
            List<String> lines =
                    new ArrayList<>(pulled.stream().map(PulledText::line).toList());
            lines.addAll(taken.stream().map(TakenText::line).toList());
            lines.add(taken.size() + " files, " + graded.tierChanges() + " tiers changed, "
                    + (told == 0 ? "" : told + " actions, ") + delivered + " delivered");
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("pulls", pulled.stream().map(PulledText::map).toList());
            map.put("files", taken.stream().map(TakenText::map).toList());
            map.put("tier_changes", graded.tierChanges());
            map.put("actions", told);
            map.put("delivered", delivered);
            session.answer(map, lines);
            int loaded = Math.max(LoadCommand.code(taken), PullCommand.code(pulled));
            return loaded != ExitCode.DONE || pushed.values().stream().allMatch(PassResult::good)
                    ? loaded
                    : ExitCode.UNREACHABLE;
        }
    }
}
