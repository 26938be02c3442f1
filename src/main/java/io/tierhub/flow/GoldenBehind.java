package io.tierhub.flow;

import io.tierhub.master.Member;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.StoredCleans;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The golden records of a first load, all of which it leaves to its end. While it runs, a customer whose further records come
 * in at any time would be read and written at a random place each time; at its end each is built once, in the order of their
 * numbers. A mark in the store says that they are behind and which one is next, so that a load that was killed goes on
 * there at the next start.
 */
public final class GoldenBehind {
    /** Bytes of records held at once: a quarter of the heap. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

    /** Bytes that a record held takes, as a rule. */
    private static final int BYTES_HELD = 160;

    private static final String MARK = "golden_behind";

    private final RebuildGolden golden;
    private final BusinessClock clock;
    private final long mostBytes;

    /** Held while source records are read here, and while an index on them is built: fair, so that both get on. */
    private final Lock sourceRecords = new ReentrantLock(true);

    public GoldenBehind(RebuildGolden golden, BusinessClock clock) {
        this(golden, clock, MOST_BYTES);
    }

    GoldenBehind(RebuildGolden golden, BusinessClock clock, long mostBytes) {
        this.golden = golden;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** Notes that a first load begins, before its first row. */
    static void begin(Store store) {
        store.transaction(Effect.FIRST_LOAD_MARKED, tx -> {
            tx.meta().put(MARK, "1");
            return MARK;
        });
    }

    /** Whether a first load was cut off before its end. */
    static boolean pending(Store store) {
        return next(store) != null;
    }

    /** The customer to go on with; null if nothing is behind. */
    private static @Nullable Long next(Store store) {
        String kept = store.read(tx -> tx.meta().get(MARK));
        return kept == null ? null : Long.valueOf(kept);
    }

    /** Taken by whoever builds an index on source records meanwhile. */
    Lock sourceRecords() {
        return sourceRecords;
    }

    /**
     * Builds what is behind, if anything is, makes those customers due for grading, and closes what merges settled. After a kill
     * it goes on.
     *
     * @param othersBegin run once source records were read for the first time: whoever keeps them from being read waits so long
     */
    public void catchUp(Store store, MasterState state, Runnable othersBegin) {
        Long first = next(store);
        if (first == null) {
            return;
        }
        clear(store, first);
        for (long from = first; from < state.nextCustomer(); ) {
            from = span(store, state, from, othersBegin);
        }
        store.transaction(Effect.GOLDEN_CAUGHT_UP, tx -> {
            Doubts.settle(tx, state.matches());
            tx.meta().remove(MARK);
            return MARK;
        });
    }

    /**
     * Takes away what a killed process may have left of the customers that it was writing: at the end of a first load two
     * threads write, so H2 may have stored some of those rows.
     */
    private static void clear(Store store, long first) {
        store.transaction(Effect.GOLDEN_WRITTEN, tx -> {
            tx.customers().deleteFrom(first);
            tx.gradesDue().clearFrom(first);
            return MARK;
        });
    }

    /** As many customers from a number on as may be held; the number after them. */
    private long span(Store store, MasterState state, long from, Runnable othersBegin) {
        MatchIndex matches = state.matches();
        Span span;
        StoredCleans held;
        long records = mostBytes / BYTES_HELD * 2 + 2;
        do { // again with fewer when they are longer than records are as a rule
            records /= 2;
            span = Span.of(matches::members, from, state.nextCustomer(), records);
            held = held(store, span.wanted(), records > 1 ? mostBytes : Long.MAX_VALUE);
        } while (held.full());
        othersBegin.run();
        for (long start = from; start < span.end(); start += RebuildGolden.BATCH) {
            write(store, matches, start, Math.min(span.end(), start + RebuildGolden.BATCH), held);
        }
        return span.end();
    }

    /** Customers up to, not including, a number, and their records. */
    record Span(long end, BitSet wanted) {
        /** Ends at the customer with whom {@code most} records are reached. */
        static Span of(LongFunction<int[]> members, long from, long last, long most) {
            BitSet wanted = new BitSet();
            long records = 0;
            long end = from;
            while (end < last && records < most) {
                int[] ofOne = members.apply(end++);
                records += ofOne.length;
                Arrays.stream(ofOne).forEach(wanted::set);
            }
            return new Span(end, wanted);
        }
    }

    private StoredCleans held(Store store, BitSet wanted, long bytes) {
        StoredCleans held = new StoredCleans(wanted.length(), bytes);
        if (wanted.isEmpty()) {
            return held;
        }
        sourceRecords.lock();
        try {
            return store.read(tx -> {
                tx.sources().hold(wanted.nextSetBit(0), wanted::get, held);
                return held;
            });
        } finally {
            sourceRecords.unlock();
        }
    }

    private void write(Store store, MatchIndex matches, long from, long end, StoredCleans held) {
        long nowMs = clock.now().toEpochMilli();
        int today = (int) clock.today().toEpochDay();
        store.transaction(Effect.GOLDEN_WRITTEN, tx -> {
            List<CustomerRow> rows = new ArrayList<>();
            for (long customer = from; customer < end; customer++) {
                int[] members = matches.members(customer);
                if (members.length > 0) {
                    rows.add(built(tx, customer, members, held, nowMs));
                }
            }
            tx.customers().insert(rows);
            tx.gradesDue().add(rows.stream().mapToLong(CustomerRow::id).toArray(), today);
            tx.meta().put(MARK, Long.toString(end));
            return rows;
        });
    }

    private CustomerRow built(Tx tx, long customer, int[] ids, StoredCleans held, long nowMs) {
        List<Member> members = new ArrayList<>(ids.length);
        boolean contact = false;
        for (int id : ids) {
            StoredCleans.Held row = held.record(id, tx.systems());
            members.add(new Member(id, row.clean())); // nobody can pin before a first load is over
            contact |= row.account() != 0;
        }
        return golden.row(customer, members, contact, nowMs);
    }
}
