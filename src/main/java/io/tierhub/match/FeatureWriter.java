package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/**
 * Packs features into a blob: 4 bytes of mask (slots present, party type, tax id checked, name in pinyin), 4 of slots in wide characters, 4 of
 * the system's hash; then each present slot in order, a length byte and its characters in one byte each, or two where wide.
 */
final class FeatureWriter {
    static final int HEADER = 12;
    static final int ORGANIZATION = 1 << 31;
    static final int TAX_CHECKED = 1 << 30;
    static final int PINYIN = 1 << 29;
    static final int SLOTS = (1 << Slot.COUNT) - 1;
    /** Bytes of one slot; what comes after them is not compared. */
    static final int LONGEST = 255;

    private final @Nullable String[] texts = new @Nullable String[Slot.COUNT];
    private int flags;

    void flag(int bit) {
        flags |= bit;
    }

    /** Sets a slot; null and empty leave it absent. */
    void set(int slot, @Nullable String text) {
        texts[slot] = text == null || text.isEmpty() ? null : text;
    }

    /** Adds a value to a slot of many values, once. */
    void add(int slot, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String before = texts[slot];
        String joined = Slot.SEPARATOR + String.valueOf(before) + Slot.SEPARATOR;
        if (before == null) {
            texts[slot] = text;
        } else if (!joined.contains(Slot.SEPARATOR + text + Slot.SEPARATOR)) {
            String longer = before + Slot.SEPARATOR + text;
            texts[slot] = bytesOf(longer) > LONGEST ? before : longer;
        }
    }

    @Nullable String get(int slot) {
        return texts[slot];
    }

    byte[] blob(int systemHash) {
        byte[] blob = new byte[HEADER + slotBytes()];
        int mask = flags;
        int wide = 0;
        int at = HEADER;
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            String text = texts[slot];
            if (text == null) {
                continue;
            }
            mask |= 1 << slot;
            if (isWide(text)) {
                wide |= 1 << slot;
            }
            at = write(blob, at, text, isWide(text));
        }
        Bytes.writeInt(blob, 0, mask);
        Bytes.writeInt(blob, 4, wide);
        Bytes.writeInt(blob, 8, systemHash);
        return blob;
    }

    private int slotBytes() {
        int bytes = 0;
        for (String text : texts) {
            if (text != null) {
                int width = isWide(text) ? 2 : 1;
                bytes += 1 + width * charsOf(text, width);
            }
        }
        return bytes;
    }

    /** How many characters of a text a slot takes. */
    private static int charsOf(String text, int width) {
        return Math.min(text.length(), LONGEST / width);
    }

    private static int write(byte[] blob, int start, String text, boolean wide) {
        int width = wide ? 2 : 1;
        int chars = charsOf(text, width);
        int at = start;
        blob[at++] = (byte) (chars * width);
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (wide) {
                blob[at++] = (byte) (c >>> 8);
            }
            blob[at++] = (byte) c;
        }
        return at;
    }

    private static int bytesOf(String text) {
        return isWide(text) ? text.length() * 2 : text.length();
    }

    private static boolean isWide(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return true;
            }
        }
        return false;
    }
}
