package io.tierhub.match;

import java.io.IOException;
import java.util.Arrays;

/** Blocks of ints, each of 4 to 65,536 ints (a power of two), in pages that never move. */
final class IntArena {
    static final int SMALLEST = 4;
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int NONE = -1;

    private int[][] pages = new int[16][];
    private int pageCount;
    private int used = PAGE;
    private int[] free = new int[PAGE_BITS + 1];

    IntArena() {
        Arrays.fill(free, NONE);
    }

    /** The size of the block that holds so many ints. */
    static int blockFor(int ints) {
        return ints <= SMALLEST ? SMALLEST : Integer.highestOneBit(ints - 1) << 1;
    }

    /** The address of a block of the given size; its content is undefined. */
    int allocate(int block) {
        int rank = Integer.numberOfTrailingZeros(block);
        int reused = free[rank];
        if (reused != NONE) {
            free[rank] = get(reused);
            return reused;
        }
        if (used + block > PAGE) {
            keepRest();
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            pages[pageCount++] = new int[PAGE];
            used = 0;
        }
        int address = (pageCount - 1 << PAGE_BITS) + used;
        used += block;
        return address;
    }

    /** What is left of the last page goes to the free blocks, largest first: all blocks are aligned to the smallest. */
    private void keepRest() {
        while (PAGE - used >= SMALLEST) {
            int block = Integer.highestOneBit(PAGE - used);
            release((pageCount - 1 << PAGE_BITS) + used, block);
            used += block;
        }
    }

    void release(int address, int block) {
        int rank = Integer.numberOfTrailingZeros(block);
        set(address, free[rank]);
        free[rank] = address;
    }

    int[] page(int address) {
        return pages[address >>> PAGE_BITS];
    }

    static int offset(int address) {
        return address & PAGE - 1;
    }

    int get(int address) {
        return page(address)[offset(address)];
    }

    void set(int address, int value) {
        page(address)[offset(address)] = value;
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
        pages = new int[Math.max(pages.length, pageCount)][];
        for (int i = 0; i < pageCount; i++) {
            pages[i] = from.getInts();
        }
    }

    long bytes() {
        return 4L * PAGE * pageCount;
    }
}
