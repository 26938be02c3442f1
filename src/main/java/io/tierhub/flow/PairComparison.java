package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchRules.Preset;
import io.tierhub.match.Obstacle;
import io.tierhub.match.PairExplanation;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why two source records are, or are not, one customer.
 *
 * @param evidence what they say about each other, directly
 * @param obstacle what keeps them apart; null: they are one
 * @param decidedSame whether a person said that they are one
 * @param preset the thresholds that hold
 * @param model the weights that hold
 */
public record PairComparison(
        SourceKey one,
        SourceKey other,
        CustomerId customerOfOne,
        CustomerId customerOfOther,
        PairExplanation evidence,
        @Nullable Obstacle obstacle,
        boolean decidedSame,
        Preset preset,
        MatchModel model) {

    /** A source record by its number and its name. */
    record Named(int record, SourceKey key) {}

    /** Compares two records that the index knows, as of now. */
    static PairComparison of(MatchIndex matches, Preset preset, Named one, Named other) {
        PairExplanation evidence = matches.explain(one.record(), other.record());
        return new PairComparison(
                one.key(),
                other.key(),
                new CustomerId(matches.customerOf(one.record())),
                new CustomerId(matches.customerOf(other.record())),
                evidence,
                matches.obstacle(evidence).orElse(null),
                matches.joined(one.record(), other.record()).isPresent(),
                preset,
                matches.model());
    }

    /** Whether the hub takes them for one customer. */
    public boolean same() {
        return customerOfOne.equals(customerOfOther);
    }

    /** Whether their own evidence would join them, if nothing else were known. */
    public boolean enough() {
        return evidence.vetoes().isEmpty() && evidence.total() >= preset.bestEdge();
    }

    /** What the hub made of it, and why. */
    public Bilingual verdict() {
        if (same() && decidedSame) {
            return new Bilingual("是同一客户：由人工认定", "one customer: a person decided so");
        }
        if (same()) {
            return enough()
                    ? new Bilingual("是同一客户：证据达到阈值", "one customer: the evidence reaches the threshold")
                    : new Bilingual(
                            "是同一客户：二者之间的证据不足，是通过其他记录归并的",
                            "one customer, joined through other records: their own evidence would not be enough");
        }
        return WhyNot.words(this, Objects.requireNonNull(obstacle));
    }
}
