package io.tierhub.flow;

import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchRules.Preset;
import io.tierhub.match.PairExplanation;
import io.tierhub.match.Veto;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;

/**
 * Why two source records are, or are not, one customer.
 *
 * @param evidence what they say about each other, directly
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
        boolean decidedSame,
        Preset preset,
        MatchModel model) {

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
        if (evidence.vetoes().contains(Veto.NOT_SAME)) {
            return new Bilingual("是两个客户：由人工认定", "two customers: a person decided so");
        }
        if (!evidence.vetoes().isEmpty()) {
            return new Bilingual("是两个客户：被否决", "two customers: a veto forbids the join");
        }
        return enough()
                ? new Bilingual(
                        "是两个客户：二者之间的证据足够，但所在客户的其他记录不支持合并",
                        "two customers: their own evidence would be enough, but the other records of their customers speak"
                                + " against it, or came later (tierhub match --rebuild decides anew)")
                : new Bilingual("是两个客户：证据未达到阈值", "two customers: the evidence does not reach the threshold");
    }
}
