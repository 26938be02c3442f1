package io.tierhub.flow;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.CustomerTags;
import io.tierhub.store.Delivery;
import io.tierhub.store.GradeRow;
import io.tierhub.store.Quarantine.Held;
import io.tierhub.store.Replays.Replay;
import io.tierhub.store.Store;
import io.tierhub.store.TierHistory.Span;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes exports, each from one consistent state of the store, sorted by their first columns. */
public final class Exporting {
    private final Store store;

    public Exporting(Store store) {
        this.store = store;
    }

    /** Streams an export. */
    public void export(ExportRequest request, RowSink sink) {
        store.read(tx -> {
            rows(tx, request, new CustomerNames(tx, request.canonical()), sink);
            return request;
        });
    }

    private static void rows(Tx tx, ExportRequest request, CustomerNames names, RowSink sink) {
        switch (request.what()) {
            case XREF -> xref(tx, names, sink);
            case CUSTOMERS -> customers(tx, names, sink);
            case GRADES -> grades(tx, request.asOf(), names, sink);
            case TIERS -> tiers(tx, request.asOf(), names, sink);
            case HISTORY -> history(tx, names, sink);
            case TAGS -> tags(tx, names, sink);
            case QUARANTINE -> quarantine(tx, sink);
            case DELIVERIES -> deliveries(tx, names, sink);
            case SYNC -> ExportSync.customers(tx, names, sink);
            case PUSHES -> ExportSync.runs(tx, names.canonical(), sink);
            case REVIEW -> ExportReview.write(tx, names, sink);
            case ACTIONS -> ExportActions.write(tx, names, sink);
        }
    }

    private static void xref(Tx tx, CustomerNames names, RowSink sink) {
        sink.header(List.of("customer_id", "system", "key"));
        names.inOrder(
                out -> tx.crossReference().scan(out),
                Xref::customer,
                (name, xref) -> sink.row(
                        Arrays.asList(name, xref.key().system(), xref.key().key())));
    }

    private static void customers(Tx tx, CustomerNames names, RowSink sink) {
        sink.header(GoldenCells.COLUMNS);
        names.inOrder(
                out -> tx.customers().scan(out), CustomerRow::id, (name, row) -> sink.row(GoldenCells.of(name, row)));
    }

    private static void grades(Tx tx, @Nullable LocalDate asOf, CustomerNames names, RowSink sink) {
        sink.header(List.of("customer_id", "model", "as_of", "status", "score", "class", "inputs", "reasons"));
        Replay replay = replay(tx, asOf);
        Consumer<Consumer<? super GradeRow>> scan = replay == null
                ? out -> tx.grades().scan(out)
                : out -> tx.replays().scanGrades(replay.id(), out);
        names.inOrder(
                scan,
                GradeRow::customer,
                (name, row) -> sink.row(Arrays.asList(
                        name,
                        row.model(),
                        day(row.asOf()),
                        row.status(),
                        row.score(),
                        row.gradeClass(),
                        new RowSink.Json(row.inputs().toString()),
                        new RowSink.Json(row.reasons().toString()))));
    }

    private static void tiers(Tx tx, @Nullable LocalDate asOf, CustomerNames names, RowSink sink) {
        sink.header(List.of(
                "customer_id", "tier", "since", "score", "candidate", "provisional", "source", "as_of", "ruleset"));
        Replay replay = replay(tx, asOf);
        Consumer<Consumer<? super TierRow>> scan = replay == null
                ? out -> tx.tiers().scan(out)
                : out -> tx.replays().scanTiers(replay.id(), out);
        names.inOrder(
                scan,
                TierRow::customer,
                (name, row) -> sink.row(Arrays.asList(
                        name,
                        row.tier().name(),
                        day(row.since()),
                        row.score(),
                        row.candidate() == null ? null : row.candidate().name(),
                        row.provisional(),
                        row.source(),
                        day(row.asOf()),
                        row.ruleset())));
    }

    /** The replay of a day; null: read the live state, because no day was asked for or it is the one graded live. */
    private static @Nullable Replay replay(Tx tx, @Nullable LocalDate asOf) {
        if (asOf == null) {
            return null;
        }
        Replay replay = tx.replays().latest((int) asOf.toEpochDay());
        if (replay == null
                && !String.valueOf(asOf.toEpochDay()).equals(tx.meta().get(GradeCustomers.LAST_DAY))) {
            throw new IllegalArgumentException(
                    "day " + asOf + " was not graded; run first: tierhub grade --all --as-of " + asOf);
        }
        return replay;
    }

    private static void history(Tx tx, CustomerNames names, RowSink sink) {
        sink.header(List.of("customer_id", "tier", "from", "to", "cause", "ruleset"));
        names.inOrder(
                out -> tx.tierHistory().scan(out),
                Span::customer,
                (name, span) -> sink.row(Arrays.asList(
                        name,
                        span.tier().name(),
                        day(span.from()),
                        span.to() == null ? null : day(span.to()),
                        span.cause(),
                        span.ruleset())));
    }

    private static void tags(Tx tx, CustomerNames names, RowSink sink) {
        sink.header(List.of("customer_id", "tag", "from", "to", "source", "ruleset"));
        names.inOrder(
                out -> tx.customerTags().scan(out),
                (CustomerTags.Span span) -> span.tag().customer(),
                (name, span) -> sink.row(Arrays.asList(
                        name,
                        span.tag().name(),
                        day(span.from()),
                        span.to() == null ? null : day(span.to()),
                        span.tag().given() ? "person" : "rule",
                        span.ruleset())));
    }

    private static void quarantine(Tx tx, RowSink sink) {
        sink.header(List.of("system", "file", "line", "column", "reason", "value"));
        tx.quarantine()
                .scan((Held held) -> sink.row(Arrays.asList(
                        held.system(),
                        held.rejection().at().file(),
                        held.rejection().at().line() < 0
                                ? null
                                : held.rejection().at().line(),
                        held.rejection().column(),
                        held.rejection().reason(),
                        held.rejection().value())));
    }

    private static void deliveries(Tx tx, CustomerNames names, RowSink sink) {
        if (names.canonical()) {
            canonicalDeliveries(tx, names, sink);
            return;
        }
        sink.header(
                List.of("id", "target", "customer_id", "type", "status", "attempts", "last_status", "next_attempt_at"));
        tx.outbox()
                .scan(row -> sink.row(Arrays.asList(
                        row.id(),
                        row.target(),
                        names.of(row.customer()),
                        row.type(),
                        row.status().name(),
                        row.attempts(),
                        row.lastStatus(),
                        Instant.ofEpochMilli(row.nextAttemptAt()).toString())));
    }

    /** Which events stand, without how they came to: superseded ones depend on when a run looked. */
    private static void canonicalDeliveries(Tx tx, CustomerNames names, RowSink sink) {
        sink.header(List.of("target", "customer_id", "type", "status"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        tx.outbox().scan(row -> {
            if (row.status() != Delivery.Status.SUPERSEDED) {
                rows.add(Arrays.asList(
                        row.target(),
                        names.of(row.customer()),
                        row.type(),
                        row.status().name()));
            }
        });
        rows.sort((a, b) -> a.toString().compareTo(b.toString()));
        rows.forEach(sink::row);
    }

    private static String day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** The name of a kind of export, as typed. */
    public static What what(String typed) {
        for (What what : What.values()) {
            if (what.name().equalsIgnoreCase(typed)) {
                return what;
            }
        }
        throw new IllegalArgumentException("there is no export '" + typed + "'; there are "
                + String.join(
                        ", ",
                        Arrays.stream(What.values())
                                .map(w -> w.name().toLowerCase(java.util.Locale.ROOT))
                                .toList()));
    }
}
