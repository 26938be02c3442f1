package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The {@link Variables} of one customer that the ruleset asks for, in the order of their {@link Slots}. */
final class Facts {
    /** Of a ruleset that asks for none. */
    static final Facts NONE = new Facts(new long[0], new @Nullable String[0]);

    private final long[] numbers;
    private final @Nullable String[] texts;

    Facts(long[] numbers, @Nullable String[] texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** In ten-thousandths, or {@link Measure#MISSING}. */
    long number(int slot) {
        return numbers[slot];
    }

    @Nullable String text(int slot) {
        return texts[slot];
    }

    /** The same texts with other numbers. */
    Facts with(long[] others) {
        return new Facts(others, texts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts
                && Arrays.equals(numbers, facts.numbers)
                && Arrays.equals(texts, facts.texts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(numbers), Arrays.hashCode(texts));
    }
}
