package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Deciding;
import io.tierhub.flow.Deciding.Decided;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.Reviewing;
import io.tierhub.flow.Reviewing.Filter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a person decides about which source records are one customer, and about its values: no later run overrides it. */
@Command(
        name = "review",
        description =
                "Pairs that a person is to decide about, and what persons decided. A and B each are a customer, as in"
                        + " M000123, or a source record, as in erp:C0001.",
        synopsisSubcommandLabel = "COMMAND")
final class ReviewCommand {
    @ParentCommand
    private Tierhub tierhub;

    /** Who says so. */
    static final class Person {
        @Option(
                names = "--by",
                required = true,
                paramLabel = "NAME",
                description = "Who decides; kept with the decision.")
        private String by;

        @Option(names = "--note", paramLabel = "TEXT", description = "Why; kept with the decision.")
        private @Nullable String note;

        Said said() {
            if (by.isBlank()) {
                throw new UsageProblem("--by takes the name of whoever decides");
            }
            return new Said(by.strip(), note);
        }
    }

    @Command(name = "list", description = "The pairs that wait, the strongest first, with bits and reasons.")
    int list(
            @Option(names = "--decided", description = "The decisions that stand instead, newest first.")
                    boolean decided,
            @Option(names = "--system", description = "Only with a record of this system.") @Nullable String system,
            @Option(names = "--min-bits", description = "Only of so many bits at the least.") @Nullable Double minBits,
            @Option(names = "--limit", description = "The most to show.", defaultValue = "20") int limit)
            throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return refusedWhileLoading(session);
            }
            Reviewing reviewing = hub.stewardship().reviewing();
            if (decided) {
                List<Reviewing.Standing> standing = reviewing.decided(limit);
                session.answer(standing.stream().map(ReviewJson::standing).toList(), ReviewText.standing(standing));
            } else {
                List<Reviewing.Waiting> waiting = reviewing.waiting(new Filter(system, minBits, limit));
                session.answer(waiting.stream().map(ReviewJson::waiting).toList(), ReviewText.waiting(waiting));
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "same", description = "A and B are one customer.")
    int same(@Parameters(paramLabel = "A") String one, @Parameters(paramLabel = "B") String other, @Mixin Person person)
            throws Exception {
        return decide("same", deciding -> deciding.same(one, other, person.said()));
    }

    @Command(name = "different", description = "A and B are never one customer.")
    int different(
            @Parameters(paramLabel = "A") String one, @Parameters(paramLabel = "B") String other, @Mixin Person person)
            throws Exception {
        return decide("different", deciding -> deciding.different(one, other, person.said()));
    }

    @Command(name = "split", description = "These source records of a customer are a customer of their own.")
    int split(
            @Parameters(paramLabel = "CUSTOMER") String customer,
            @Parameters(arity = "1..*", paramLabel = "SYSTEM:KEY") List<String> keys,
            @Mixin Person person)
            throws Exception {
        return decide("split", deciding -> deciding.split(customer, keys, person.said()));
    }

    @Command(name = "pin", description = "A value of a customer is this one, whatever its sources say.")
    int pin(
            @Parameters(paramLabel = "CUSTOMER") String customer,
            @Parameters(
                            paramLabel = "FIELD",
                            description = "As in the golden record: name, tax_id, city, attributes.NAME.")
                    String field,
            @Parameters(paramLabel = "VALUE") String value,
            @Mixin Person person)
            throws Exception {
        return answer(
                hub -> hub.stewardship().pinning().pin(customer, field, value, person.said()),
                ReviewJson::pinned,
                ReviewText::pinned);
    }

    @Command(name = "unpin", description = "The rule of survivorship decides about a value again.")
    int unpin(
            @Parameters(paramLabel = "CUSTOMER") String customer,
            @Parameters(paramLabel = "FIELD") String field,
            @Mixin Person person)
            throws Exception {
        return answer(
                hub -> hub.stewardship().pinning().unpin(customer, field, person.said()),
                ReviewJson::pinned,
                ReviewText::unpinned);
    }

    @Command(
            name = "withdraw",
            description = "Takes a decision back; the customers that it was about are matched anew.")
    int withdraw(@Parameters(paramLabel = "NUMBER") long number, @Mixin Person person) throws Exception {
        return decide("withdrawn", deciding -> deciding.withdraw(number, person.said()));
    }

    private int decide(String verb, Function<Deciding, Decided> decision) throws Exception {
        return answer(
                hub -> decision.apply(hub.stewardship().deciding()),
                ReviewJson::decided,
                decided -> ReviewText.decided(decided, verb));
    }

    private <T> int answer(
            Function<Hub, T> decision, Function<T, Map<String, @Nullable Object>> json, Function<T, List<String>> text)
            throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return refusedWhileLoading(session);
            }
            T decided = decision.apply(hub);
            session.answer(json.apply(decided), text.apply(decided));
        }
        return ExitCode.DONE;
    }

    static int refusedWhileLoading(Session session) {
        session.surroundings()
                .err()
                .println("tierhub: the hub is taking in its first files; try again when they are loaded");
        return ExitCode.TRY_AGAIN;
    }
}
