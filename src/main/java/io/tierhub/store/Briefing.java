package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.function.Consumer;

/**
 * Takes texts in their parts, to be stored by a transaction that comes later: most of them are in brief at once and are never made
 * in full. Not for several threads.
 */
public final class Briefing {
    private final Phrases phrases;
    private final TextParts parts = new TextParts();
    private final BriefOut out = new BriefOut();

    Briefing(Phrases phrases) {
        this.phrases = phrases;
    }

    /** @param text puts the text together */
    public StoredText text(Consumer<? super TextParts> text) {
        parts.clear();
        text.accept(parts);
        out.clear();
        return phrases.shapes().write(parts, phrases, out)
                ? StoredText.inBrief(out.toString(), phrases)
                : StoredText.of(parts.toString());
    }
}
