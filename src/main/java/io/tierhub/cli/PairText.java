package io.tierhub.cli;

import io.tierhub.flow.PairComparison;
import io.tierhub.match.MatchField;
import io.tierhub.match.PairExplanation;
import io.tierhub.match.PairExplanation.FieldEvidence;
import io.tierhub.match.Veto;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The evidence of a pair as a waterfall in bits, for people. */
final class PairText {
    private static final String INDENT = "  ";

    private PairText() {}

    static List<String> lines(PairComparison pair) {
        List<String> lines = new ArrayList<>();
        Bilingual verdict = pair.verdict();
        lines.add(pair.one() + " (" + pair.customerOfOne() + ") and " + pair.other() + " (" + pair.customerOfOther()
                + ") are " + verdict.en());
        lines.add(pair.one() + "（" + pair.customerOfOne() + "）与 " + pair.other() + "（" + pair.customerOfOther() + "）"
                + verdict.zh());
        lines.add("");
        lines.add(INDENT + "   bits   so far");
        lines.addAll(waterfall(pair.evidence(), INDENT));
        lines.add(INDENT
                + String.format(
                        Locale.ROOT,
                        "needed: %.1f bits of the best pair, %.1f on average over the pairs of two customers (preset %s)",
                        pair.preset().bestEdge(),
                        pair.preset().meanEdge(),
                        pair.preset().name().toLowerCase(Locale.ROOT)));
        lines.add(INDENT + MatchCommand.weights(pair.model(), false));
        lines.add(INDENT
                + String.format(
                        Locale.ROOT,
                        "阈值：最佳一对 %.1f 比特，两客户各对平均 %.1f 比特",
                        pair.preset().bestEdge(),
                        pair.preset().meanEdge()));
        return lines;
    }

    /** From the prior down to the total, one field a line; then the vetoes. */
    static List<String> waterfall(PairExplanation pair, String indent) {
        List<String> lines = new ArrayList<>();
        double sum = pair.prior();
        lines.add(indent + step(pair.prior(), sum, new Bilingual("起点：多数记录并非同一客户", "start: most pairs are strangers")));
        for (FieldEvidence field : pair.fields()) {
            sum += field.bits();
            lines.add(indent + step(field.bits(), sum, words(field)));
        }
        lines.add(indent + String.format(Locale.ROOT, "%7s %8.1f  total · 合计", "", pair.total()));
        for (Veto veto : pair.vetoes()) {
            lines.add(indent + "veto: " + both(veto.label()));
        }
        return lines;
    }

    /** A sentence in both languages. */
    static String both(Bilingual text) {
        return text.en() + " · " + text.zh();
    }

    private static Bilingual words(FieldEvidence field) {
        if (field.field() == MatchField.DEPENDENCE) {
            return field.field().label();
        }
        return new Bilingual(
                field.field().label().zh() + "：" + field.level().label().zh(),
                field.field().label().en() + ": " + field.level().label().en());
    }

    private static String step(double bits, double sum, Bilingual text) {
        return String.format(Locale.ROOT, "%+7.1f %8.1f  %s", bits, sum, both(text));
    }
}
