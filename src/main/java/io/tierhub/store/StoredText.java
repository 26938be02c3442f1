package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/** A text of a row: in full, or in brief by the phrases that were known when it was made. Equal if the texts are. */
public final class StoredText {
    private final String written;
    private final @Nullable Phrases phrases;

    private StoredText(String written, @Nullable Phrases phrases) {
        this.written = written;
        this.phrases = phrases;
    }

    /** A text in full. */
    public static StoredText of(String text) {
        return new StoredText(text, null);
    }

    static StoredText inBrief(String brief, Phrases by) {
        return new StoredText(brief, by);
    }

    /** As it is written in brief by these phrases; null where that was not found yet. */
    @Nullable String brief(Phrases by) {
        return phrases == by ? written : null;
    }

    /** The text. */
    @Override
    public String toString() {
        Phrases by = phrases;
        return by == null ? written : BriefText.full(by::get, written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredText text
                && (phrases == text.phrases
                        ? written.equals(text.written)
                        : toString().equals(text.toString()));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
