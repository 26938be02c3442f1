package io.tierhub.match;

import java.io.IOException;
import java.util.Arrays;

/** The features of all records: blobs in pages that never move. Addresses count words of 8 bytes. */
final class ByteArena {
    private static final int WORD_BITS = 3;
    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int NONE = -1;

    private byte[][] pages = new byte[16][];
    private int pageCount;
    private int used = PAGE;
    private int[] free = new int[64];

    ByteArena() {
        Arrays.fill(free, NONE);
    }

    /** Keeps a copy and says where. */
    int keep(byte[] blob) {
        int words = words(blob.length);
        int address = words < free.length ? free[words] : NONE;
        if (address == NONE) {
            address = fresh(words);
        } else {
            free[words] = readInt(address);
        }
        System.arraycopy(blob, 0, page(address), offset(address), blob.length);
        return address;
    }

    private int fresh(int words) {
        int bytes = words << WORD_BITS;
        if (used + bytes > PAGE) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            pages[pageCount++] = new byte[PAGE];
            used = 0;
        }
        int address = (pageCount - 1 << PAGE_BITS - WORD_BITS) + (used >> WORD_BITS);
        used += bytes;
        return address;
    }

    /** Gives the place of a blob back. */
    void release(int address, int length) {
        int words = words(length);
        if (words >= free.length) {
            int old = free.length;
            free = Arrays.copyOf(free, words + words / 2);
            Arrays.fill(free, old, free.length, NONE);
        }
        writeInt(address, free[words]);
        free[words] = address;
    }

    byte[] page(int address) {
        return pages[address >>> PAGE_BITS - WORD_BITS];
    }

    static int offset(int address) {
        return (address << WORD_BITS) & PAGE - 1;
    }

    private static int words(int bytes) {
        return bytes + 7 >> WORD_BITS;
    }

    private int readInt(int address) {
        return Bytes.readInt(page(address), offset(address));
    }

    private void writeInt(int address, int value) {
        Bytes.writeInt(page(address), offset(address), value);
    }

    void save(ArrayOutput to) throws IOException {
        to.put(pageCount);
        to.put(used);
        to.put(free);
        for (int i = 0; i < pageCount; i++) {
            to.put(pages[i]);
        }
    }

    void load(ArrayInput from) throws IOException {
        pageCount = from.getInt();
        used = from.getInt();
        free = from.getInts();
        pages = new byte[Math.max(pages.length, pageCount)][];
        for (int i = 0; i < pageCount; i++) {
            pages[i] = from.getBytes();
        }
    }

    long bytes() {
        return (long) PAGE * pageCount;
    }
}
