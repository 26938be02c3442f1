package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says what an ABC class means. */
final class AbcWords {
    private AbcWords() {}

    /** A sentence for each class, best first. */
    static List<Bilingual> of(AbcSettings settings) {
        String zh = "近" + settings.window().text("个月", "天");
        String en =
                " of the " + settings.value().en() + " of " + settings.window().text(" months", " days");
        List<Bilingual> words = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        List<String> classes = settings.classes();
        for (int i = 0; i < classes.size(); i++) {
            BigDecimal share = settings.share(classes.get(i));
            String part = percent(share.subtract(before));
            String partZh = i == 0 ? "前" : i == classes.size() - 1 ? "最后" : "其次";
            String partEn = i == 0 ? "first " : i == classes.size() - 1 ? "last " : "next ";
            words.add(new Bilingual(
                    "属于" + zh + "贡献" + partZh + part + "%" + settings.value().zh() + "的客户",
                    "among the customers who bring the " + partEn + part + " %" + en));
            before = share;
        }
        return words;
    }

    static Bilingual noValue(AbcSettings settings) {
        return new Bilingual(
                "近" + settings.window().text("个月", "天") + (settings.value() == Value.MARGIN ? "没有毛利" : "没有消费"),
                "no " + settings.value().en() + " in " + settings.window().text(" months", " days"));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
