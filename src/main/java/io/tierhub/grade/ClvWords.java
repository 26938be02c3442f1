package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import org.jspecify.annotations.Nullable;

/** Says what a forecast value means, and when it is none. */
final class ClvWords {
    static final Bilingual MONEY_UNKNOWN =
            new Bilingual("缺少汇率，无法估算未来价值", "no rate for its money, so its future value is not known");

    private final int months;
    private final @Nullable NoForecast none;

    ClvWords(ClvSettings settings, @Nullable NoForecast none) {
        months = settings.horizonMonths();
        this.none = none;
    }

    /** @param score the percent of customers who are worth less */
    Bilingual of(int score) {
        int percent = score / Points.ONE;
        if (none == null) {
            return new Bilingual(
                    "预计未来" + months + "个月的价值高于" + percent + "%的客户",
                    "the value to expect of the next " + months + " months is above that of " + percent
                            + " % of customers");
        }
        Bilingual why = none.words();
        return new Bilingual(
                "按以往消费推算，未来" + months + "个月的价值高于" + percent + "%的客户（未作预测：" + why.zh() + "）",
                "going on as before, the value of the next " + months + " months is above that of " + percent
                        + " % of customers (not a forecast: " + why.en() + ")");
    }
}
