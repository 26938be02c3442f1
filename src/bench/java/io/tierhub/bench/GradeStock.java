package io.tierhub.bench;

import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Segments;
import io.tierhub.master.Standing;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Effect;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.PartyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts customers and their orders into an empty store as a load leaves them there, without files, cleansing and matching:
 * source records, of which every tenth customer has two that share its orders, customers, segments of behaviour, and
 * everybody due.
 */
final class GradeStock {
    private static final int CHUNK = 5_000;
    private static final int TWO_RECORDS = 10;

    private final Store store;
    private final OrderBook book;
    private final int today;
    private int system;
    private short paid;
    private short cancelled;
    private double behaviourSeconds;
    private long segments;

    GradeStock(Store store, OrderBook book, int today) {
        this.store = store;
        this.book = book;
        this.today = today;
    }

    void fill() {
        store.transaction(Effect.SYSTEM_NUMBERED, tx -> {
            system = tx.systems().idOf(BenchHome.SYSTEM);
            paid = (short) tx.kinds().idOf(Entity.ORDERS, "PAID", "CNY");
            cancelled = (short) tx.kinds().idOf(Entity.ORDERS, "CANCELLED", "CNY");
            return system;
        });
        store.beginFirstLoad();
        for (int from = 1; from <= book.customers(); from += CHUNK) {
            int first = from;
            int last = Math.min(book.customers(), from + CHUNK - 1);
            store.transaction(Effect.CHUNK_TAKEN, tx -> {
                customers(tx, first, last);
                return last;
            });
        }
        store.finishFirstLoad(null, new ReentrantLock(), Runnable::run);
    }

    /** Adds an order of today to some customers, as a load does, in one transaction; {@link #fill} has numbered its kind. */
    void order(int... customers) {
        store.transaction(Effect.CHUNK_TAKEN, tx -> {
            short kind = (short) tx.kinds().idOf(Entity.ORDERS, "PAID", "CNY");
            Map<Integer, Segment> last = new HashMap<>();
            int[] records = Arrays.stream(customers).map(GradeStock::record).toArray();
            tx.behaviour().lastSegments(records).forEach(segment -> last.put(segment.record(), segment));
            List<Segment> written = new ArrayList<>();
            for (int customer : customers) {
                Event order = OrderBook.event(customer, -today, today, 12_345, kind, today * 86_400);
                written.addAll(segments(record(customer), last.get(record(customer)), List.of(order)));
            }
            tx.behaviour().put(written);
            tx.gradesDue().markForFacts(Arrays.stream(customers).asLongStream().toArray(), today);
            return written;
        });
    }

    /** How many segments hold the behaviour of a customer. */
    int segmentsOf(int customer) {
        return store.read(tx -> tx.behaviour()
                .segmentsOf(new int[] {record(customer), record(customer) + 1})
                .size());
    }

    /** The number of the source record of a customer that every one has; the one after it is the second. */
    private static int record(int customer) {
        return 2 * customer;
    }

    private void customers(Tx tx, int first, int last) {
        List<SourceRow> sources = new ArrayList<>();
        List<CustomerRow> rows = new ArrayList<>();
        List<List<Event>> events = new ArrayList<>();
        List<Integer> records = new ArrayList<>();
        long[] due = new long[last - first + 1];
        for (int customer = first; customer <= last; customer++) {
            List<List<Event>> shares = shares(customer);
            for (int i = 0; i < shares.size(); i++) {
                sources.add(source(record(customer) + i, customer));
                records.add(record(customer) + i);
                events.add(shares.get(i));
            }
            rows.add(new CustomerRow(customer, PartyType.PERSON, "", List.of(), Standing.GRADED, 0));
            due[customer - first] = customer;
        }
        tx.sources().insert(sources);
        tx.customers().insert(rows);
        tx.gradesDue().add(due, today);
        Watch watch = new Watch();
        List<Segment> written = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            written.addAll(segments(records.get(i), null, events.get(i)));
        }
        tx.behaviour().put(written);
        behaviourSeconds += watch.seconds();
        segments += written.size();
    }

    /** A customer's orders, by source record. */
    List<List<Event>> shares(int customer) {
        int of = customer % TWO_RECORDS == 0 ? 2 : 1;
        List<List<Event>> shares = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            shares.add(new ArrayList<>());
        }
        int[] number = {0};
        book.of(customer, (day, cents, counted) -> {
            short kind = counted ? paid : cancelled;
            Event event = OrderBook.event(customer, ++number[0], day, cents, kind, today * 86_400);
            shares.get(number[0] % of).add(event);
        });
        return shares;
    }

    static List<Segment> segments(int record, @Nullable Segment last, List<Event> events) {
        io.tierhub.behaviour.Segment known =
                last == null ? null : new io.tierhub.behaviour.Segment(last.number(), last.data());
        return Segments.append(known, events).stream()
                .map(segment -> new Segment(record, segment.number(), segment.data()))
                .toList();
    }

    private SourceRow source(int record, long customer) {
        return new SourceRow(
                record,
                system,
                "C" + record,
                record,
                0,
                0,
                PartyType.PERSON,
                customer,
                0,
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                1,
                record);
    }

    /** Seconds that making and writing behaviour took of the filling. */
    double behaviourSeconds() {
        return behaviourSeconds;
    }

    long segments() {
        return segments;
    }
}
