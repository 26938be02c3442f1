package io.tierhub.flow;

import io.tierhub.flow.OpenPairs.Open;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Pair;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that wait for a person, and how customers came together and apart. The canonical form has of the latter what
 * persons decided: when the hub sees by itself that two are one depends on how rows were spread over files and chunks.
 */
final class ExportReview {
    private static final List<String> COLUMNS = List.of(
            "customer_id", "other_id", "status", "cause", "record", "other", "bits", "decision", "by", "note", "at");

    private final Tx tx;
    private final CustomerNames names;
    private final List<Line> lines = new ArrayList<>();

    private record Line(long customer, long other, List<@Nullable Object> cells) {}

    private ExportReview(Tx tx, CustomerNames names) {
        this.tx = tx;
        this.names = names;
    }

    static void write(Tx tx, CustomerNames names, RowSink sink) {
        ExportReview export = new ExportReview(tx, names);
        OpenPairs.read(tx, pair -> true, Integer.MAX_VALUE).forEach(export::waiting);
        export.events();
        sink.header(names.canonical() ? COLUMNS.subList(0, 7) : COLUMNS);
        export.lines.sort(
                names.canonical()
                        ? Comparator.comparing(line -> line.cells().toString())
                        : Comparator.comparing(Line::customer).thenComparing(Line::other));
        export.lines.forEach(line -> sink.row(line.cells()));
    }

    private void waiting(Open pair) {
        add(
                pair.one().customer(),
                pair.other().customer(),
                Arrays.asList(
                        "WAITING",
                        null,
                        pair.one().key(),
                        pair.other().key(),
                        rounded(pair.item().bits()),
                        null,
                        null,
                        null,
                        time(pair.item().at())));
    }

    private void events() {
        List<Event> events = new ArrayList<>();
        tx.customerEvents().scan(event -> {
            if (!names.canonical() || event.origin().decision() != 0) {
                events.add(event);
            }
        });
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(events.stream()
                        .filter(event -> event.origin().pair() != null)
                        .flatMapToInt(event -> records(event.origin().pair()))
                        .distinct()
                        .toArray());
        events.forEach(event -> event(event, records));
    }

    private static IntStream records(@Nullable Pair pair) {
        return pair == null ? IntStream.empty() : IntStream.of(pair.a(), pair.b());
    }

    private void event(Event event, Map<Integer, Xref> records) {
        Pair pair = event.origin().pair();
        Xref one = pair == null ? null : records.get(pair.a());
        Xref other = pair == null ? null : records.get(pair.b());
        add(
                event.customer(),
                event.other(),
                Arrays.asList(
                        event.kind().name(),
                        event.origin().cause().name(),
                        one == null ? null : one.key(),
                        other == null ? null : other.key(),
                        pair == null ? null : rounded(pair.bits()),
                        event.origin().decision() == 0
                                ? null
                                : (Long) event.origin().decision(),
                        event.origin().by(),
                        event.origin().note(),
                        time(event.origin().at())));
    }

    private void add(long customer, long other, List<@Nullable Object> rest) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(names.of(customer));
        cells.add(other == 0 ? null : names.of(other));
        cells.addAll(names.canonical() ? rest.subList(0, 5) : rest);
        lines.add(new Line(customer, other, cells));
    }

    private static double rounded(double bits) {
        return Math.round(bits * 10) / 10.0;
    }

    private static String time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }
}
