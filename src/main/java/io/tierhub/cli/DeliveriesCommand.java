package io.tierhub.cli;

import io.tierhub.flow.Reconciling;
import io.tierhub.store.Delivery;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What goes to the targets, and what was given up on. */
@Command(
        name = "deliveries",
        description = "What goes to the targets, and what was given up on.",
        synopsisSubcommandLabel = "list | retry | drop")
final class DeliveriesCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "list", description = "The newest deliveries: what, to whom, and why the last attempt failed.")
    int list(
            @Mixin DeliveryChoice which,
            @Option(names = "--status", description = "Only pending, held, delivered, dead, superseded or dropped.")
                    Delivery.@Nullable Status status,
            @Option(
                            names = "--edited",
                            description = "Only those made because somebody had changed the tier at the target.")
                    boolean edited,
            @Option(names = "--limit", description = "The most to show.", defaultValue = "100") int limit)
            throws Exception {
        try (Session session = tierhub.session()) {
            DeliveryFilter asked = which.filter(status, session.hub().clock().zone());
            DeliveryFilter filter = edited ? asked.noted(Reconciling.EDITED) : asked;
            List<Delivery> rows = session.hub().store().read(tx -> tx.outbox().newest(filter, limit));
            List<String> lines = new java.util.ArrayList<>(
                    rows.stream().map(DeliveriesCommand::line).toList());
            lines.add(rows.size() + " deliveries" + (rows.size() == limit ? ", the newest; --limit shows more" : ""));
            session.answer(rows.stream().map(DeliveriesCommand::map).toList(), lines);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "retry",
            description =
                    "Tries deliveries that were given up on again, from the start of the schedule: those named, or"
                            + " all that the options let through.")
    int retry(@Parameters(arity = "0..*", paramLabel = "ID") @Nullable List<String> named, @Mixin DeliveryChoice which)
            throws Exception {
        List<String> ids = chosen(named, which, "retry");
        try (Session session = tierhub.session()) {
            long now = session.hub().clock().now().toEpochMilli();
            DeliveryFilter filter = which.filter(null, session.hub().clock().zone());
            return change(
                    session,
                    Effect.DELIVERIES_RETRIED,
                    "retried",
                    " will be tried again",
                    ids,
                    ids.isEmpty()
                            ? tx -> tx.outcomes().retry(filter, now)
                            : tx -> tx.outcomes().retry(ids, now));
        }
    }

    @Command(
            name = "drop",
            description =
                    "Gives up for good deliveries that wait, and dead letters: those named, or all that the options"
                            + " let through.")
    int drop(
            @Parameters(arity = "0..*", paramLabel = "ID") @Nullable List<String> named,
            @Mixin DeliveryChoice which,
            @Option(names = "--status", description = "Only pending, held or dead.") Delivery.@Nullable Status status,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with each.") @Nullable String reason)
            throws Exception {
        List<String> ids = chosen(named, which, "drop");
        if (ids.isEmpty() && reason == null) {
            throw new UsageProblem("say why so many are dropped: --reason TEXT");
        }
        try (Session session = tierhub.session()) {
            long now = session.hub().clock().now().toEpochMilli();
            DeliveryFilter filter = which.filter(status, session.hub().clock().zone());
            return change(
                    session,
                    Effect.DELIVERIES_DROPPED,
                    "dropped",
                    " dropped",
                    ids,
                    ids.isEmpty()
                            ? tx -> tx.outcomes().drop(filter, reason, now)
                            : tx -> tx.outcomes().drop(ids, reason, now));
        }
    }

    /** The identifiers that were typed; none where the options say what is meant. */
    private static List<String> chosen(@Nullable List<String> named, DeliveryChoice which, String verb) {
        List<String> ids = named == null ? List.of() : named;
        if (ids.isEmpty() != which.any()) {
            throw new UsageProblem("deliveries " + verb + " takes identifiers, or --target, --customer, --since and"
                    + " --until, not " + (ids.isEmpty() ? "nothing: it would mean all" : "both"));
        }
        return ids;
    }

    private static int change(
            Session session, Effect effect, String name, String words, List<String> ids, Function<Tx, Integer> work)
            throws Exception {
        int done = session.hub().store().transaction(effect, work);
        session.answer(Map.of(name, done), List.of(done + (ids.isEmpty() ? "" : " of " + ids.size()) + words));
        return ids.isEmpty() || done == ids.size() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String line(Delivery row) {
        return row.id() + " " + row.target() + " " + new CustomerId(row.customer()) + " " + row.status() + ", "
                + row.attempts() + (row.attempts() == 1 ? " attempt" : " attempts")
                + (row.lastError() == null ? "" : ", last: " + TextWidth.fit(row.lastError(), Integer.MAX_VALUE))
                + (row.note() == null ? "" : ", " + noted(row, row.note()))
                + (row.status() == Delivery.Status.PENDING
                        ? ", next " + Instant.ofEpochMilli(row.nextAttemptAt())
                        : "");
    }

    private static String noted(Delivery row, String note) {
        boolean byPerson = row.status() == Delivery.Status.DROPPED && !note.startsWith(Reconciling.EDITED);
        return (byPerson ? "dropped: " : "") + TextWidth.fit(note, Integer.MAX_VALUE);
    }

    private static Map<String, @Nullable Object> map(Delivery row) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", row.id());
        map.put("target", row.target());
        map.put("customer_id", new CustomerId(row.customer()).toString());
        map.put("type", row.type());
        map.put("status", row.status().name());
        map.put("attempts", row.attempts());
        map.put("last_status", row.lastStatus());
        map.put("last_error", row.lastError());
        map.put("next_attempt_at", Instant.ofEpochMilli(row.nextAttemptAt()).toString());
        map.put("created_at", Instant.ofEpochMilli(row.createdAt()).toString());
        map.put("note", row.note());
        return map;
    }
}
