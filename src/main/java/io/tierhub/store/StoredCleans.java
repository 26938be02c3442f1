package io.tierhub.store;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.SourceKey;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Clean records as the store holds them, packed one behind the other: a fifth of the memory of records taken apart, and
 * hardly an object for the garbage collector to follow. Not safe for use by several threads.
 */
public final class StoredCleans {
    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;

    private final long most;

    /** Where each id's record begins, the page above {@link #PAGE_BITS} and one more, so that 0 says that there is none. */
    private final long[] places;

    private final Bytes packed = new Bytes();
    private byte[][] pages = new byte[16][];
    private int pageCount;
    private int used = PAGE;
    private long bytes;
    private boolean full;

    /**
     * @param ids takes ids below this
     * @param most bytes that all records together may take; one that would exceed them is left out
     */
    public StoredCleans(int ids, long most) {
        this.places = new long[ids];
        this.most = most;
    }

    /** Whether a record was left out. */
    public boolean full() {
        return full;
    }

    /** Packs a row of {@link SourceRecords#hold}, the id of which is read already. */
    void add(int id, Columns row) throws SQLException {
        packed.clear();
        packed.number(row.anInt());
        packed.text(row.text());
        packed.text(row.text());
        packed.longBits(row.aLong());
        packed.longBits(row.aLong());
        packed.number(row.anInt());
        packed.octet(row.aBoolean() ? 1 : 0);
        byte[] clean = row.bytes();
        packed.number(clean.length);
        packed.octets(clean);
        packed.text(row.text());
        if (full || bytes + packed.size() > most) {
            full = true;
        } else {
            places[id] = keep() + 1;
        }
    }

    private long keep() {
        int length = packed.size();
        bytes += length;
        if (used + length > PAGE) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            pages[pageCount++] = new byte[Math.max(PAGE, length)];
            used = 0;
        }
        packed.copyTo(pages[pageCount - 1], used);
        long place = (long) (pageCount - 1) << PAGE_BITS | used;
        used += length;
        return place;
    }

    /**
     * Takes a record apart, anew at each call.
     *
     * @throws IllegalStateException when there is none of the id
     */
    public Held record(int id, Systems systems) {
        long place = id < places.length ? places[id] - 1 : -1;
        if (place < 0) {
            throw new IllegalStateException("source record " + id + " is in the match index but not in the store");
        }
        Bytes from = new Bytes(pages[(int) (place >>> PAGE_BITS)], (int) place & PAGE - 1);
        int system = from.number();
        String key = from.text();
        String type = from.text();
        long updatedAt = from.longBits();
        long createdAt = from.longBits();
        int account = from.number();
        boolean deleted = from.octet() == 1;
        byte[] clean = from.octets(from.number());
        CleanRecord record = new CleanRecord(
                new SourceKey(systems.nameOf(system), key),
                Codes.party(type),
                FieldCodec.decode(clean),
                updatedAt,
                createdAt,
                deleted,
                SourceRecords.warnings(from.text()));
        return new Held(record, account);
    }

    /**
     * A clean record.
     *
     * @param account the record of the account that it belongs to; 0 if none
     */
    public record Held(CleanRecord clean, int account) {}
}
