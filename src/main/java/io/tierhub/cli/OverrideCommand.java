package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Overriding.Overridden;
import io.tierhub.flow.StandingOverride;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The tiers that persons give, for a reason and for a time. */
@Command(
        name = "override",
        description =
                "A person's tier for a customer, with reason, approval and end. ID is a customer, as in M000123, or one of"
                        + " its source records, as in erp:C0001.",
        synopsisSubcommandLabel = "COMMAND")
final class OverrideCommand {
    @ParentCommand
    private Tierhub tierhub;

    /** The second person. */
    static final class Second {
        @Option(names = "--approved-by", paramLabel = "NAME", description = "A second person, who has agreed.")
        private @Nullable String name;

        @Nullable String agreed() {
            if (name != null && name.isBlank()) {
                throw new UsageProblem("--approved-by takes the name of the second person");
            }
            return name == null ? null : name.strip();
        }
    }

    @Command(
            name = "set",
            description =
                    "Gives a customer a tier. A and STRATEGIC, and less for one who is STRATEGIC, count once a second"
                            + " person has agreed.")
    int set(
            @Parameters(paramLabel = "ID") String customer,
            @Parameters(paramLabel = "TIER", description = "STRATEGIC, A, B, C or D.") Tier tier,
            @Option(
                            names = "--mode",
                            description = "pin: this tier; floor: this at the least; ceiling: this at the most.",
                            defaultValue = "pin")
                    String mode,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "CODE",
                            description = "Why, as a code to count by, as in KEY_ACCOUNT.")
                    String reason,
            @Option(
                            names = "--until",
                            required = true,
                            paramLabel = "DAY",
                            description = "The day on which it ends by itself: at most 365 days, of STRATEGIC 730.")
                    LocalDate until,
            @Option(names = "--from", paramLabel = "DAY", description = "Its first day; else today.") @Nullable LocalDate from,
            @Mixin Second second,
            @Mixin ReviewCommand.Person person)
            throws Exception {
        return answer(hub -> {
            LocalDate first = from == null ? hub.clock().today() : from;
            OverrideTerms terms = new OverrideTerms(
                    tier,
                    Mode.of(mode),
                    reason,
                    Math.toIntExact(first.toEpochDay()),
                    Math.toIntExact(until.toEpochDay()));
            return hub.stewardship().overriding().set(customer, terms, person.said(), second.agreed());
        });
    }

    @Command(name = "approve", description = "A second person agrees: from today on it counts.")
    int approve(@Parameters(paramLabel = "NUMBER") long number, @Mixin ReviewCommand.Person person) throws Exception {
        return answer(hub -> hub.stewardship().overriding().approve(number, person.said()));
    }

    @Command(name = "end", description = "Ends one before its time; of STRATEGIC it takes a second person.")
    int end(@Parameters(paramLabel = "NUMBER") long number, @Mixin Second second, @Mixin ReviewCommand.Person person)
            throws Exception {
        return answer(hub -> hub.stewardship().overriding().end(number, person.said(), second.agreed()));
    }

    @Command(name = "list", description = "Those that wait, are planned or count, newest first.")
    int list(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "Of one customer; else of all.") @Nullable String customer,
            @Option(names = "--all", description = "Also those that have ended.") boolean all)
            throws Exception {
        try (Session session = tierhub.session()) {
            List<StandingOverride> found =
                    session.hub().stewardship().overriding().list(customer, all);
            session.answer(found.stream().map(OverrideJson::standing).toList(), OverrideText.list(found));
        }
        return ExitCode.DONE;
    }

    private int answer(Function<Hub, Overridden> decision) throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return ReviewCommand.refusedWhileLoading(session);
            }
            Overridden done = decision.apply(hub);
            session.answer(OverrideJson.overridden(done), OverrideText.overridden(done));
        }
        return ExitCode.DONE;
    }
}
