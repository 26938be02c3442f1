package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes texts in their parts, to be stored by a transaction that comes later: most of them are in brief at once and are never made
 * in full. Not for several threads.
 */
public final class Briefing {
    private final Phrases phrases;
    private final TextParts parts = new TextParts();
    private final BriefOut out = new BriefOut();
    private final GradeCodec codec;

    Briefing(Phrases phrases) {
        this.phrases = phrases;
        codec = new GradeCodec(new GradeCodec.Texts() {
            @Override
            public @Nullable String name(String name) {
                int number = phrases.number(name);
                return number < 0 ? null : BriefText.of(number);
            }

            @Override
            public @Nullable String text(StoredText text) {
                return text.brief(phrases);
            }
        });
    }

    /** @param rows the grades of one customer, whose texts are from here */
    public CustomerGrades grades(long customer, List<GradeRow> rows) {
        List<GradeRow> byModel = new ArrayList<>(rows);
        byModel.sort(Comparator.comparing(GradeRow::model));
        byte[] data = codec.encode(byModel);
        return data == null ? CustomerGrades.of(customer, byModel) : CustomerGrades.encoded(customer, data);
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
