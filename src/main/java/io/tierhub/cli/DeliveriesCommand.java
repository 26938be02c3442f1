package io.tierhub.cli;

import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What goes to the targets, and what was given up on. */
@Command(name = "deliveries", description = "What goes to the targets, and what was given up on.")
final class DeliveriesCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "list", description = "The newest deliveries.")
    int list(
            @Option(names = "--target", description = "Only of this system.") @Nullable String target,
            @Option(names = "--status", description = "Only pending, delivered, dead or superseded.")
                    Delivery.@Nullable Status status,
            @Option(names = "--limit", description = "The most to show.", defaultValue = "100") int limit)
            throws Exception {
        try (Session session = tierhub.session()) {
            List<Delivery> rows = session.hub().store().read(tx -> tx.outbox().newest(target, status, limit));
            List<Map<String, Object>> forMachines = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (Delivery row : rows) {
                forMachines.add(map(row));
                lines.add(line(row));
            }
            lines.add(rows.size() + " deliveries");
            session.answer(forMachines, lines);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "retry",
            description = "Tries deliveries that were given up on again, from the start of the schedule.")
    int retry(@Parameters(arity = "1..*", paramLabel = "ID") List<String> ids) throws Exception {
        try (Session session = tierhub.session()) {
            long now = session.hub().clock().now().toEpochMilli();
            int done = session.hub()
                    .store()
                    .transaction(Effect.DELIVERIES_RETRIED, tx -> tx.outcomes().retry(ids, now));
            session.answer(Map.of("retried", done), List.of(done + " of " + ids.size() + " will be tried again"));
            return done == ids.size() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(name = "drop", description = "Gives waiting deliveries up for good.")
    int drop(@Parameters(arity = "1..*", paramLabel = "ID") List<String> ids) throws Exception {
        try (Session session = tierhub.session()) {
            int done = session.hub()
                    .store()
                    .transaction(Effect.DELIVERIES_DROPPED, tx -> tx.outcomes().drop(ids));
            session.answer(Map.of("dropped", done), List.of(done + " of " + ids.size() + " dropped"));
            return done == ids.size() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static String line(Delivery row) {
        return row.id() + " " + row.target() + " " + new CustomerId(row.customer()) + " " + row.status() + ", "
                + row.attempts() + " attempts"
                + (row.lastError() == null ? "" : ", last: " + row.lastError())
                + (row.status() == Delivery.Status.PENDING
                        ? ", next " + Instant.ofEpochMilli(row.nextAttemptAt())
                        : "");
    }

    private static Map<String, Object> map(Delivery row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", row.id());
        map.put("target", row.target());
        map.put("customer_id", new CustomerId(row.customer()).toString());
        map.put("type", row.type());
        map.put("status", row.status().name());
        map.put("attempts", row.attempts());
        map.put("last_status", row.lastStatus());
        map.put("last_error", row.lastError());
        map.put("next_attempt_at", Instant.ofEpochMilli(row.nextAttemptAt()).toString());
        return map;
    }
}
