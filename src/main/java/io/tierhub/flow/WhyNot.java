package io.tierhub.flow;

import io.tierhub.match.Obstacle;
import io.tierhub.match.PairExplanation.FieldEvidence;
import io.tierhub.match.Veto;
import io.tierhub.vocabulary.Bilingual;
import java.util.Locale;
import java.util.Objects;

/** What keeps two records apart, in words. */
final class WhyNot {
    private final PairComparison pair;

    private WhyNot(PairComparison pair) {
        this.pair = pair;
    }

    static Bilingual words(PairComparison pair, Obstacle obstacle) {
        Bilingual why = new WhyNot(pair).why(obstacle);
        return new Bilingual("是两个客户：" + why.zh(), "two customers: " + why.en());
    }

    private Bilingual why(Obstacle obstacle) {
        return switch (obstacle.kind()) {
            case DECIDED ->
                pair.evidence().vetoes().contains(Veto.NOT_SAME)
                        ? new Bilingual("由人工认定", "a person decided so")
                        : new Bilingual("由人工认定（所在客户的其他记录）", "a person decided so of other records of theirs");
            case VETO -> new Bilingual("被否决", "a veto forbids the join");
            case VETO_OF_OTHERS -> {
                Bilingual veto = Objects.requireNonNull(obstacle.veto()).label();
                yield new Bilingual(
                        "所在客户的其他记录之间被否决：" + veto.zh(),
                        "a veto between other records of theirs forbids the join: " + veto.en());
            }
            case NO_COMMON_KEY ->
                compared(
                        "没有共同的分块键，从未比较",
                        "never compared, since they share no blocking key that few enough records have");
            case CROWDED_OUT ->
                compared(
                        "从未比较：共同的分块键太常见，更少见的键已选满候选记录",
                        "never compared, since others share rarer blocking keys with each, and a record is compared with"
                                + " so many at most (pairs_per_record)");
            case EVIDENCE -> evidence(obstacle);
            case MEAN ->
                new Bilingual(
                        "二者之间的证据足够，但两客户各对平均为 " + bits(obstacle.mean()) + " 比特，低于 "
                                + bits(pair.preset().meanEdge()),
                        "their own evidence would be enough, but the mean over the pairs of their customers is "
                                + bits(obstacle.mean()) + " bits, below "
                                + bits(pair.preset().meanEdge()));
            case NONE ->
                new Bilingual(
                        "证据足够，但在二者归位之后才出现（tierhub match --rebuild 会重新判断）",
                        "the evidence would be enough, and came after both were placed (tierhub match --rebuild decides"
                                + " anew)");
        };
    }

    private Bilingual compared(String zh, String en) {
        return pair.enough()
                ? new Bilingual(zh + "；若比较，证据足够", en + "; their evidence would be enough")
                : new Bilingual(zh + "；若比较，证据也不足", en + "; their evidence would not be enough either");
    }

    private static Bilingual evidence(Obstacle obstacle) {
        FieldEvidence worst = obstacle.worst();
        Bilingual most = worst == null
                ? new Bilingual("没有不利的字段，只是有利的太少", "nothing speaks against it, and too little for it")
                : new Bilingual(
                        "最不利的是 " + worst.reason().zh(),
                        "most against it is " + worst.reason().en());
        return new Bilingual("证据未达到阈值；" + most.zh(), "the evidence does not reach the threshold; " + most.en());
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f", bits);
    }
}
