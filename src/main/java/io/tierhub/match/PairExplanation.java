package io.tierhub.match;

import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why two records are, or are not, one customer: the waterfall in bits.
 *
 * @param a a record id
 * @param b the other record id
 * @param prior bits before anything is compared (negative: most pairs are strangers)
 * @param fields every field that both records have, in the order of {@link MatchField}
 * @param total prior plus all bits: log2 of the odds that the two are one
 * @param vetoes what forbids the join whatever the total says; empty: nothing
 */
public record PairExplanation(int a, int b, double prior, List<FieldEvidence> fields, double total, List<Veto> vetoes) {

    /** One field's rung and what it is worth, in bits. */
    public record FieldEvidence(MatchField field, Level level, double bits) {
        /** One line for a screen: {@code family name: equal (+9.3 bits)}. */
        public Bilingual reason() {
            String worth = String.format(Locale.ROOT, "%+.1f", bits);
            return new Bilingual(
                    field.label().zh() + "：" + level.label().zh() + "（" + worth + " 比特）",
                    field.label().en() + ": " + level.label().en() + " (" + worth + " bits)");
        }
    }

    /** The reasons in words, vetoes first, then the fields in their order. */
    public List<Bilingual> reasons() {
        List<Bilingual> reasons = new ArrayList<>();
        vetoes.forEach(veto -> reasons.add(veto.label()));
        fields.forEach(field -> reasons.add(field.reason()));
        return reasons;
    }
}
