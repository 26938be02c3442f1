package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.master.Pin;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.CustomerEvents.Pair;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.TagsGiven;
import io.tierhub.store.TierOverrides;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How one customer came together, oldest first. */
final class ExplainEvents {
    private ExplainEvents() {}

    static List<Happened> of(Tx tx, long customer, ZoneId zone) {
        List<Event> events = tx.customerEvents().of(customer);
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(events.stream()
                        .map(event -> event.origin().pair())
                        .filter(Objects::nonNull)
                        .flatMapToInt(pair -> IntStream.of(pair.a(), pair.b()))
                        .distinct()
                        .toArray());
        List<Happened> happened = new ArrayList<>();
        for (Event event : events) {
            Origin origin = event.origin();
            Pair pair = origin.pair();
            happened.add(new Happened(
                    Instant.ofEpochMilli(origin.at()).atZone(zone).toOffsetDateTime(),
                    event.kind(),
                    new CustomerId(event.customer()),
                    event.other() == 0 ? null : new CustomerId(event.other()),
                    origin.cause(),
                    pair == null ? List.of() : keys(records, pair),
                    pair == null ? null : (Double) pair.bits(),
                    origin.decision() == 0 ? null : (Long) origin.decision(),
                    origin.by(),
                    origin.note(),
                    pin(tx, origin),
                    about(tx, origin)));
        }
        return happened;
    }

    private static @Nullable Pin pin(Tx tx, Origin origin) {
        Placed placed = origin.decision() == 0 ? null : tx.pins().of(origin.decision());
        return placed == null ? null : placed.pin();
    }

    private static String about(Tx tx, Origin origin) {
        TierOverrides.Placed placed =
                origin.decision() == 0 ? null : tx.tierOverrides().of(origin.decision());
        if (placed != null) {
            return placed.override().terms().words();
        }
        TagsGiven.Given given = origin.decision() == 0 ? null : tx.tagsGiven().of(origin.decision());
        return given == null ? "" : given.tag();
    }

    private static List<SourceKey> keys(Map<Integer, Xref> records, Pair pair) {
        return Stream.of(pair.a(), pair.b())
                .map(records::get)
                .filter(Objects::nonNull)
                .map(Xref::key)
                .toList();
    }
}
