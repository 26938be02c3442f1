package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/** A text of a row: in full, or in brief by the phrases that were known when it was made. Equal if the texts are. */
public final class StoredText {
    private final String written;
    /** What says what it means; null where it is in full. */
    private final @Nullable Phrases reader;
    /** Whether the reader has written it too, so that it would write the same text in the same way again. */
    private final boolean own;

    private StoredText(String written, @Nullable Phrases reader, boolean own) {
        this.written = written;
        this.reader = reader;
        this.own = own;
    }

    /** A text in full. */
    public static StoredText of(String text) {
        return new StoredText(text, null, false);
    }

    static StoredText inBrief(String brief, Phrases by) {
        return new StoredText(brief, by, true);
    }

    /** A text in brief as it was found, whenever it was written; these phrases can read it. */
    static StoredText found(String brief, Phrases reader) {
        return new StoredText(brief, reader, false);
    }

    /** As it is written in brief so that these phrases can read it; null where that was not found yet. */
    @Nullable String brief(Phrases by) {
        return reader != null && reader.size() <= by.size()
                ? written
                : null; // those that are more begin with the others
    }

    /** The text. */
    @Override
    public String toString() {
        Phrases by = reader;
        return by == null ? written : BriefText.full(by::get, written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredText text && same(text);
    }

    /** No phrase ever changes, so what is written in the same way is the same. */
    private boolean same(StoredText text) {
        boolean comparable = (reader == null) == (text.reader == null);
        if (comparable && written.equals(text.written)) {
            return true;
        }
        boolean told = comparable && (reader == null || own && text.own && reader == text.reader);
        return !told && toString().equals(text.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
