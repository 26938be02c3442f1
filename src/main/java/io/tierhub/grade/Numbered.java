package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Sentences by the whole number in them; those of small numbers are made once. Threads may share it. */
final class Numbered {
    /** More days than ten years have. */
    private static final int SMALL = 4_096;

    private final IntFunction<Bilingual> words;
    private final @Nullable Bilingual[] made = new @Nullable Bilingual[SMALL];

    Numbered(IntFunction<Bilingual> words) {
        this.words = words;
    }

    Bilingual of(int number) {
        if (number < 0 || number >= SMALL) {
            return words.apply(number);
        }
        Bilingual known = made[number];
        if (known == null) {
            known = words.apply(number).common();
            made[number] = known;
        }
        return known;
    }
}
