package io.tierhub.match;

import java.io.IOException;
import java.util.Arrays;

/** The features of all records of the index, and how many there are of each type. */
final class Records {
    private static final int ABSENT = -1;
    private static final int CACHE_LINE = 64;

    private final ByteArena blobs = new ByteArena();
    private final Counts counts = new Counts();
    private int[] sizes = new int[2];
    private int[] addresses = new int[0];
    private int touched;

    boolean has(int record) {
        return record >= 0 && record < addresses.length && addresses[record] != ABSENT;
    }

    /** Points a view at a record's features. */
    FeatureView view(int record, FeatureView view) {
        return at(addressOf(record), view);
    }

    /** Reads the beginning of a record's features and makes nothing of it; see {@link IntTable#touch}. */
    void touch(int record) {
        int address = addresses[record];
        byte[] page = blobs.page(address);
        int at = ByteArena.offset(address);
        touched ^= page[at] ^ page[Math.min(at + CACHE_LINE, page.length - 1)];
    }

    FeatureView at(int address, FeatureView view) {
        return view.at(blobs.page(address), ByteArena.offset(address));
    }

    int addressOf(int record) {
        if (!has(record)) {
            throw new IllegalArgumentException(
                    "record " + record + " is not in the match index: place or add it first");
        }
        return addresses[record];
    }

    int keep(byte[] blob) {
        return blobs.keep(blob);
    }

    /** A copy of what was kept there. */
    byte[] copy(int address, FeatureView scratch) {
        int from = ByteArena.offset(address);
        return Arrays.copyOfRange(
                blobs.page(address), from, from + at(address, scratch).blobLength());
    }

    void release(int address, FeatureView scratch) {
        blobs.release(address, at(address, scratch).blobLength());
    }

    /** Counts a kept record in. */
    void enter(int record, int address, FeatureView view) {
        if (record >= addresses.length) {
            int old = addresses.length;
            addresses = Arrays.copyOf(addresses, Math.max(1024, record + 1 + (record >> 2)));
            Arrays.fill(addresses, old, addresses.length, ABSENT);
        }
        addresses[record] = address;
        sizes[view.isOrganization() ? 1 : 0]++;
        counts.count(view, 1);
    }

    /** Counts a record out; its features stay where they are until they are released. */
    void leave(int record, FeatureView view) {
        addresses[record] = ABSENT;
        sizes[view.isOrganization() ? 1 : 0]--;
        counts.count(view, -1);
    }

    int size(boolean organizations) {
        return sizes[organizations ? 1 : 0];
    }

    /** One more than the largest record id that may be there. */
    int limit() {
        return addresses.length;
    }

    int count(boolean organization, int slot, char[] text, int from, int to) {
        return counts.of(organization, slot, text, from, to);
    }

    void save(ArrayOutput to) throws IOException {
        to.put(sizes);
        to.put(addresses);
        counts.save(to);
        blobs.save(to);
    }

    void load(ArrayInput from) throws IOException {
        sizes = from.getInts();
        addresses = from.getInts();
        counts.load(from);
        blobs.load(from);
    }

    long bytes() {
        return blobs.bytes() + counts.bytes() + 4L * addresses.length;
    }
}
