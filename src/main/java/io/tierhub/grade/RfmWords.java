package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/** Says what RFM scores mean, in words that a sales person would use. */
final class RfmWords {
    private static final int[] RECENT_DAYS = {30, 90, 180};
    private static final Bilingual SAME = new Bilingual("消费额与其他客户相同", "money equal to that of all others");

    private final RfmSettings settings;
    private final String spanZh;
    private final String spanEn;
    private final Numbered first = new Numbered(days -> recency(days, false));
    private final Numbered again = new Numbered(days -> recency(days, true));
    private final Numbered bought = new Numbered(this::frequency);
    private final Numbered money = new Numbered(this::money);

    RfmWords(RfmSettings settings) {
        this.settings = settings;
        spanZh = "近" + settings.window().text("个月", "天");
        spanEn = settings.window().text(" months", " days");
    }

    Bilingual recency(GradeInput input, int days) {
        return (input.orders() > 1 ? again : first).of(days);
    }

    private static Bilingual recency(int days, boolean again) {
        for (int within : RECENT_DAYS) {
            if (days <= within) {
                return new Bilingual(
                        "近" + within + "天" + (again ? "复购" : "首次购买"),
                        (again ? "bought again" : "bought for the first time") + " within " + within + " days");
            }
        }
        return new Bilingual("上次购买在" + days + "天前", "last bought " + days + " days ago");
    }

    Bilingual frequency(GradeInput input) {
        return bought.of(input.frequency());
    }

    private Bilingual frequency(int n) {
        boolean byDay = settings.fGrain() == RfmSettings.Grain.DAY;
        if (n == 0) {
            return new Bilingual(spanZh + "没有订单", "no order in " + spanEn);
        }
        String unit = byDay ? "day with orders" : "order";
        String units = byDay ? "days with orders" : "orders";
        return new Bilingual(
                spanZh + (byDay ? "有" + n + "天下单" : "下单" + n + "次"),
                n + " " + (n == 1 ? unit : units) + " in " + spanEn);
    }

    Bilingual money(int score, boolean flat) {
        return flat ? SAME : money.of(score);
    }

    private Bilingual money(int score) {
        int k = settings.k();
        if (settings.method() == RfmSettings.Method.THRESHOLD) {
            return new Bilingual("消费额第" + score + "档（共" + k + "档）", "money on level " + score + " of " + k);
        }
        if (score == 1) {
            return new Bilingual("消费额在最低一档", "money in the lowest group");
        }
        if (score == k && k == 5) {
            return new Bilingual("消费额居前五分之一", "money in the top fifth");
        }
        int top = Math.round(100f * (k - score + 1) / k);
        return new Bilingual("消费额居前" + top + "%", "money in the top " + top + " %");
    }
}
