package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How ABC classes are made. */
public record AbcSettings(
        @Setting(value = "How far back money counts.", def = "P12M")
        HistoryWindow window,

        @Setting(
                value = "Class to the share of all money at which it ends; the last one ends at 1.",
                def = "{A: 0.80, B: 0.95, C: 1.00}")
        Map<String, BigDecimal> cuts,

        @Setting(
                value = "What is added up: revenue, or margin, what the orders left after their cost.",
                def = "revenue")
        Value value) {

    public AbcSettings {
        List<BigDecimal> shares = new ArrayList<>(cuts.values());
        if (shares.size() < 2 || shares.get(0).signum() <= 0) {
            throw new IllegalArgumentException("cuts are two or more shares above 0, as in {A: 0.80, B: 0.95, C: 1}");
        }
        Ascending.check("cuts", shares);
        if (shares.get(shares.size() - 1).compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException(
                    "cuts: the last one is 1, or some customers would have no class; write 1, not "
                            + shares.get(shares.size() - 1).toPlainString());
        }
    }

    /** The classes, best first. */
    List<String> classes() {
        List<String> classes = new ArrayList<>(cuts.keySet());
        classes.sort((a, b) -> share(a).compareTo(share(b)));
        return classes;
    }

    BigDecimal share(String klass) {
        BigDecimal share = cuts.get(klass);
        if (share == null) {
            throw new IllegalArgumentException("no class " + klass + " among " + cuts.keySet());
        }
        return share;
    }

    /** The settings that hold where a ruleset says nothing. */
    public static AbcSettings defaults() {
        Map<String, BigDecimal> cuts = new LinkedHashMap<>();
        cuts.put("A", new BigDecimal("0.80"));
        cuts.put("B", new BigDecimal("0.95"));
        cuts.put("C", new BigDecimal("1.00"));
        return new AbcSettings(HistoryWindow.of("P12M"), cuts, Value.REVENUE);
    }
}
