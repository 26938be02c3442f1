package io.tierhub.match;

import java.util.Arrays;

/** Reads a blob in place; a slot's characters are unpacked when first asked for. One view serves many records in turn. */
final class FeatureView {
    private static final int LONGEST = 256;

    private byte[] page = new byte[FeatureWriter.HEADER];
    private int start;
    private int mask;
    private int wide;
    private int end;
    private int unpacked;
    private final int[] from = new int[Slot.COUNT];
    private final int[] size = new int[Slot.COUNT];
    private final char[][] chars = new char[Slot.COUNT][LONGEST];
    private int weighed;
    private final double[] exactBits = new double[Slot.COUNT];

    /** Points the view at the blob that starts there. */
    FeatureView at(byte[] newPage, int newStart) {
        page = newPage;
        start = newStart;
        mask = Bytes.readInt(page, start);
        wide = Bytes.readInt(page, start + 4);
        unpacked = 0;
        weighed = 0;
        int at = start + FeatureWriter.HEADER;
        for (int left = mask & FeatureWriter.SLOTS; left != 0; left &= left - 1) {
            int slot = Integer.numberOfTrailingZeros(left);
            int bytes = page[at] & 0xFF;
            from[slot] = at + 1;
            size[slot] = bytes;
            at += 1 + bytes;
        }
        end = at;
        return this;
    }

    /** The slots that both have, as bits. */
    int shared(FeatureView other) {
        return mask & other.mask & FeatureWriter.SLOTS;
    }

    boolean has(int slot) {
        return (mask & 1 << slot) != 0;
    }

    boolean isOrganization() {
        return (mask & FeatureWriter.ORGANIZATION) != 0;
    }

    boolean taxIdChecked() {
        return (mask & FeatureWriter.TAX_CHECKED) != 0;
    }

    /** Whether it is a person whose name is spelled in pinyin throughout. */
    boolean isPinyin() {
        return (mask & FeatureWriter.PINYIN) != 0;
    }

    int systemHash() {
        return Bytes.readInt(page, start + 8);
    }

    int blobLength() {
        return end - start;
    }

    /** Orders records by their content alone: zero only if nothing that matching sees differs. */
    int compareTo(FeatureView other) {
        return Arrays.compareUnsigned(page, start, end, other.page, other.start, other.end);
    }

    /** A hash of all that matching sees of the record, but for what follows from the rest. */
    long contentHash() {
        long hash = mask & ~FeatureWriter.PINYIN;
        for (int at = start + 4; at < end; at++) {
            hash = (hash ^ page[at]) * 0x100000001B3L;
        }
        return Hash.finish(hash);
    }

    /** The number of characters of a slot; 0 if it is absent. */
    int length(int slot) {
        return !has(slot) ? 0 : isWide(slot) ? size[slot] / 2 : size[slot];
    }

    boolean isWide(int slot) {
        return (wide & 1 << slot) != 0;
    }

    /** The characters of a present slot; only the first {@link #length} count. */
    char[] chars(int slot) {
        char[] out = chars[slot];
        if ((unpacked & 1 << slot) == 0) {
            unpacked |= 1 << slot;
            int at = from[slot];
            if (isWide(slot)) {
                unpackWide(page, at, out, length(slot));
            } else {
                unpack(page, at, out, length(slot));
            }
        }
        return out;
    }

    private static void unpack(byte[] page, int at, char[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (char) (page[at + i] & 0xFF);
        }
    }

    private static void unpackWide(byte[] page, int at, char[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (char) ((page[at + 2 * i] & 0xFF) << 8 | page[at + 2 * i + 1] & 0xFF);
        }
    }

    String text(int slot) {
        return new String(chars(slot), 0, length(slot));
    }

    /** Whether the worth of agreeing on the slot has been worked out since the view was pointed here. */
    boolean isWeighed(int slot) {
        return (weighed & 1 << slot) != 0;
    }

    double exactBits(int slot) {
        return exactBits[slot];
    }

    double weigh(int slot, double bits) {
        weighed |= 1 << slot;
        exactBits[slot] = bits;
        return bits;
    }

    /** Whether both have the slot with the same characters. */
    boolean same(int slot, FeatureView other) {
        return has(slot)
                && other.has(slot)
                && isWide(slot) == other.isWide(slot)
                && Arrays.equals(
                        page,
                        from[slot],
                        from[slot] + size[slot],
                        other.page,
                        other.from[slot],
                        other.from[slot] + other.size[slot]);
    }
}
