package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.RulesetLife;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The versions of the grading rules: what each has come to, and the steps that persons take with them. */
@Command(
        name = "ruleset",
        description = "The grading rules and their versions: simulated, approved, activated from a day on, retired. A"
                + " version is the content of its file; a file that changes is a new draft, and grades nothing yet.",
        synopsisSubcommandLabel = "(list | approve | activate | retire)")
final class RulesetCommand {
    private static final String BY = "--by";
    private static final String WHO = "Who does it; kept.";

    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "list", description = "All versions that are files, grade, or did.")
    int list() throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            RulesetRows rows = new RulesetRows(
                    hub.rulesets().life(),
                    session.config().rulesets(),
                    hub.clock().today());
            session.answer(rows.maps(), rows.lines());
        }
        return ExitCode.DONE;
    }

    @Command(name = "approve", description = "Approves a ruleset as it was simulated last.")
    int approve(
            @Parameters(paramLabel = "NAME", description = "The ruleset.") String name,
            @Option(names = BY, required = true, paramLabel = "NAME", description = WHO) String by)
            throws Exception {
        try (Session session = tierhub.session()) {
            Ruleset ruleset = NamedRuleset.of(session, name);
            RulesetLife life = session.hub().steppingRulesets().approve(ruleset, person(by));
            boolean enough = life.approved(ruleset.id());
            session.answer(
                    Map.of("ruleset", ruleset.id(), "approved_by", life.approvers(ruleset.id()), "approved", enough),
                    List.of(name + " is approved by " + String.join(", ", life.approvers(ruleset.id()))
                            + (enough ? "" : "; it moves much, so another person has to approve it too")));
        }
        return ExitCode.DONE;
    }

    @Command(name = "activate", description = "Has a ruleset that is approved grade every day from a day on.")
    int activate(
            @Parameters(paramLabel = "NAME", description = "The ruleset.") String name,
            @Option(
                            names = "--from",
                            paramLabel = "DAY",
                            description = "The first day, as in 2026-07-01; else today. No day that is graded already.")
                    @Nullable LocalDate from,
            @Option(names = BY, required = true, paramLabel = "NAME", description = WHO) String by)
            throws Exception {
        try (Session session = tierhub.session()) {
            Ruleset ruleset = NamedRuleset.of(session, name);
            LocalDate day = from != null ? from : session.hub().clock().today();
            session.hub().steppingRulesets().activate(ruleset, day, person(by));
            session.answer(
                    Map.of("ruleset", ruleset.id(), "from", day.toString()),
                    List.of(name + " grades every day from " + day + " on"));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "retire",
            description = "Withdraws a ruleset, and what was planned for it; not the one that grades.")
    int retire(
            @Parameters(paramLabel = "NAME", description = "The ruleset.") String name,
            @Option(names = BY, required = true, paramLabel = "NAME", description = WHO) String by)
            throws Exception {
        try (Session session = tierhub.session()) {
            session.hub().steppingRulesets().retire(name, person(by));
            session.answer(Map.of("retired", name), List.of(name + " is retired"));
        }
        return ExitCode.DONE;
    }

    private static String person(String by) {
        if (by.isBlank()) {
            throw new UsageProblem("--by takes the name of whoever does it");
        }
        return by.strip();
    }
}
