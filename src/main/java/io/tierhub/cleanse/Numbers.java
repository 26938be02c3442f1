package io.tierhub.cleanse;

import io.tierhub.cleanse.Amounts.Reading.Amount;
import org.jspecify.annotations.Nullable;

/** Numbers as plain decimals. */
final class Numbers {
    private Numbers() {}

    /** 1,200.50 as {@code 1200.5}; null if it is no number within the limit of amounts. */
    static @Nullable String plain(String text) {
        return Amounts.read(text) instanceof Amount amount ? Amounts.plain(amount.micros()) : null;
    }
}
