package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers by rank: the best 1 %, the best 5 %, the best 20 %, and what they bring. */
final class Pyramid implements Model {
    static final String NAME = "pyramid";

    private final PyramidSettings settings;
    private final int slot;
    private final Value words;
    private final int asOf;
    private final Ranks ranks;
    private final Layers layers;
    /** By layer, the share of all money of its customers and all better ones, in points. */
    private final int[] shares;

    Pyramid(PyramidSettings settings, Columns columns, Roster roster) {
        this.settings = settings;
        slot = roster.slots().number(settings.by().within(settings.window()));
        words = settings.by();
        asOf = roster.asOf();
        ranks = new Ranks(columns.column(NAME, this::ranked));
        layers = new Layers(settings.layers(), ranks.sorted());
        shares = shares();
    }

    /** The variable that the layers are made of, and where that is margin, of how many orders it is not known. */
    static Set<String> variables(PyramidSettings settings) {
        String value = settings.by().within(settings.window());
        return settings.by() == Value.MARGIN ? Set.of(value, Value.unknown(settings.window())) : Set.of(value);
    }

    private long value(GradeInput input) {
        return input.facts().number(slot);
    }

    private long ranked(GradeInput input) {
        return value(input) > 0 ? value(input) : Measure.MISSING;
    }

    private int[] shares() {
        long[] sorted = ranks.sorted();
        double[] upTo = new double[layers.last() + 1];
        double sum = 0;
        int layer = 0;
        for (int i = 1; i <= sorted.length; i++) {
            sum += sorted[sorted.length - i];
            while (layer <= layers.last() && layers.atLeast(layer) <= i) {
                upTo[layer++] = sum;
            }
        }
        int[] shares = new int[upTo.length];
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] = (int) Math.round(upTo[i] / sum * Points.MAX);
        }
        return shares;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        if (!input.gradable()) {
            return Points.NONE;
        }
        long value = value(input);
        if (value <= 0) {
            return 0;
        }
        return ranks.size() == 0 ? Points.MAX : Points.percent(ranks.size() - ranks.better(value), ranks.size());
    }

    private int layer(GradeInput input) {
        return value(input) > 0 ? layers.of(value(input)) : layers.last();
    }

    @Override
    public int stamp(GradeInput input) {
        return !input.gradable() ? 0 : layer(input) << 2 | (value(input) > 0 ? 1 : 2);
    }

    @Override
    public String klass(GradeInput input) {
        return input.gradable() ? layers.name(layer(input)) : Grade.UNGRADED;
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(NAME, input, asOf, Grade.UNGRADED);
        }
        int layer = layer(input);
        Map<String, Object> inputs = new LinkedHashMap<>();
        long value = value(input) == Measure.MISSING ? 0 : value(input);
        inputs.put("value", BigDecimal.valueOf(value, 4).setScale(2, RoundingMode.HALF_UP));
        inputs.put("better", ranks.better(Math.max(0, value(input))));
        inputs.put("of", ranks.size());
        inputs.put("share_of_layer", Points.toScore(shares[layer]));
        List<String> flags = InputFlag.shown(input.flags());
        if (value(input) <= 0) {
            flags.add("NO_VALUE");
        } else if (layers.overfilled(layer)) {
            flags.add("OVERFILLED");
        }
        double score = Points.toScore(score(input));
        return Grade.scored(
                NAME,
                input,
                asOf,
                score,
                klass(input),
                inputs,
                List.of(new Contribution("value", score, score, headline(input))),
                flags);
    }

    @Override
    public Bilingual headline(GradeInput input) {
        String zh = settings.window().text("个月", "天");
        String en = settings.window().text(" months", " days");
        if (value(input) <= 0) {
            return new Bilingual(
                    words == Value.REVENUE ? "近" + zh + "没有消费" : "近" + zh + "没有毛利", "no " + words.en() + " in " + en);
        }
        int layer = layer(input);
        if (layer == layers.last()) {
            String percent = layers.percent(layer - 1).stripTrailingZeros().toPlainString();
            return new Bilingual(
                    (words == Value.REVENUE ? "消费" : "毛利") + "不在前" + percent + "%之列",
                    "not among the top " + percent + " % by " + words.en());
        }
        String percent = layers.percent(layer).stripTrailingZeros().toPlainString();
        long share = Math.round(Points.toScore(shares[layer]));
        return new Bilingual(
                "位于前" + percent + "%，这些客户贡献近" + zh + share + "%的" + words.zh(),
                "among the top " + percent + " %, who bring " + share + " % of the " + words.en() + " of " + en);
    }
}
