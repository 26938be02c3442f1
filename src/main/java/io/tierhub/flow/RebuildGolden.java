package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.master.GoldenRecord;
import io.tierhub.master.GoldenValue;
import io.tierhub.master.Member;
import io.tierhub.master.Pin;
import io.tierhub.master.Rule;
import io.tierhub.master.Standing;
import io.tierhub.master.Survivorship;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the golden records of touched customers anew, from all their source records. */
public final class RebuildGolden {
    /** How many customers are built at once, so that a rebuild of everything stays small in memory. */
    static final int BATCH = 5_000;

    private final Survivorship survivorship;

    /** Some customers, each with its records. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Touched(long[] customers, int[][] members) {
        static Touched of(MatchIndex matches, long[] all, int from, int to) {
            long[] customers = Arrays.copyOfRange(all, from, to);
            return new Touched(
                    customers,
                    Arrays.stream(customers).mapToObj(matches::members).toArray(int[][]::new));
        }
    }

    public RebuildGolden(Survivorship survivorship) {
        this.survivorship = survivorship;
    }

    /**
     * Builds them, and makes them due for grading.
     *
     * @param drafts records that the chunk under way has in hand; all others are read
     * @param firstFresh customers from this number on are new to the store
     * @param nowMs stands as the time of the change
     */
    void write(
            Tx tx,
            MatchIndex matches,
            long[] touched,
            Map<Integer, Draft> drafts,
            long firstFresh,
            long nowMs,
            int today) {
        tx.gradesDue().mark(touched, today);
        for (int from = 0; from < touched.length; from += BATCH) {
            Touched some = Touched.of(matches, touched, from, Math.min(touched.length, from + BATCH));
            Set<Integer> accounts = build(tx, some, drafts, firstFresh, nowMs);
            tx.gradesDue().mark(accounts.stream().mapToLong(matches::customerOf).toArray(), today);
        }
    }

    /** Builds some; the accounts' records of the contacts among them, whose facts are those of all records of a contact. */
    private Set<Integer> build(Tx tx, Touched touched, Map<Integer, Draft> drafts, long firstFresh, long nowMs) {
        Map<Integer, SourceRow> read = readMissing(tx, touched, drafts.keySet());
        Map<Integer, List<Pin>> pins = PinsByRecord.read(
                tx,
                Arrays.stream(touched.members()).flatMapToInt(Arrays::stream).toArray());
        List<CustomerRow> fresh = new ArrayList<>();
        List<CustomerRow> known = new ArrayList<>();
        Set<Integer> accounts = new HashSet<>();
        for (int i = 0; i < touched.customers().length; i++) {
            long customer = touched.customers()[i];
            List<Member> members = new ArrayList<>();
            boolean contact = false;
            for (int id : touched.members()[i]) {
                Draft draft = drafts.get(id);
                SourceRow row = read.get(id);
                int account;
                if (draft != null) {
                    members.add(new Member(id, draft.clean, pins.getOrDefault(id, List.of())));
                    account = draft.account;
                } else if (row != null) {
                    members.add(new Member(id, clean(tx, row), pins.getOrDefault(id, List.of())));
                    account = row.account();
                } else {
                    throw new IllegalStateException(
                            "source record " + id + " is in the match index but not in the store");
                }
                if (account != 0) {
                    contact = true;
                    accounts.add(account);
                }
            }
            (customer >= firstFresh ? fresh : known).add(row(customer, members, contact, nowMs));
        }
        tx.customers().insert(fresh);
        tx.customers().upsert(known);
        return accounts;
    }

    private static Map<Integer, SourceRow> readMissing(Tx tx, Touched touched, Set<Integer> inHand) {
        List<Integer> missing = new ArrayList<>();
        for (int[] members : touched.members()) {
            for (int id : members) {
                if (!inHand.contains(id)) {
                    missing.add(id);
                }
            }
        }
        return SourceRowsById.read(
                tx, missing.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The clean record of a stored row. */
    static CleanRecord clean(Tx tx, SourceRow row) {
        return new CleanRecord(
                new SourceKey(tx.systems().nameOf(row.system()), row.key()),
                row.type(),
                row.clean(),
                row.updatedAt(),
                row.createdAt(),
                row.deleted(),
                row.warnings());
    }

    /** @param contact whether any of the records belongs to an account */
    CustomerRow row(long customer, List<Member> members, boolean contact, long nowMs) {
        GoldenRecord golden = survivorship.build(customer, members);
        String name = golden.name();
        return new CustomerRow(
                golden.customer(),
                golden.type(),
                name == null ? "" : name,
                values(golden),
                Standing.of(golden, contact),
                nowMs);
    }

    /** The values, and what the sources say about the record itself. */
    private static List<GoldenValue> values(GoldenRecord golden) {
        List<GoldenValue> values = new ArrayList<>(golden.values());
        if (golden.createdAt() != 0) {
            values.add(stated("created_at", Instant.ofEpochMilli(golden.createdAt())));
        }
        if (golden.updatedAt() != 0) {
            values.add(stated("updated_at", Instant.ofEpochMilli(golden.updatedAt())));
        }
        if (golden.deleted()) {
            values.add(stated("deleted", true));
        }
        return values;
    }

    private static GoldenValue stated(String field, Object value) {
        return new GoldenValue(field, value.toString(), 0, Rule.MOST_RECENT);
    }
}
