package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import org.jspecify.annotations.Nullable;

/**
 * How sections of texts are written in brief, by the words that they are made of: the same words with other numbers are one shape. So
 * a text is written without being made. A bounded number of shapes is kept, the newest; threads may share them.
 */
final class Shapes {
    private static final int SLOTS = 1 << 14;
    /** Places that one shape may stand in. */
    private static final int PLACES = 4;

    private final @Nullable Shape[] slots = new @Nullable Shape[SLOTS];

    /** Writes a text; whether all of its sections are phrases, and what was written counts. */
    boolean write(TextParts text, Phrases phrases, BriefOut out) {
        out.put(BriefOut.MARK);
        int sections = text.sections();
        int from = 0;
        for (int section = 0; section < sections; section++) {
            int to = text.end(section);
            int hash = text.hash(section);
            if (!shape(hash ^ hash >>> 16, text, from, to, phrases).write(text, from, out)) {
                return false;
            }
            from = to;
        }
        return sections > 0;
    }

    private Shape shape(int hash, TextParts text, int from, int to, Phrases phrases) {
        int free = hash & SLOTS - 1;
        for (int i = 0; i < PLACES; i++) {
            int at = hash + i & SLOTS - 1;
            Shape known = slots[at];
            if (known == null) {
                free = at;
                break;
            }
            if (known.hash() == hash && known.fits(text, from, to)) {
                return known;
            }
        }
        Shape made = Shape.of(hash, text, from, to, phrases);
        slots[free] = made;
        return made;
    }
}
