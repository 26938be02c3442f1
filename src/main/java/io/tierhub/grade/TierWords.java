package io.tierhub.grade;

import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.Bilingual;

/** Says what the policy did. */
final class TierWords {
    private final PolicySettings settings;

    TierWords(PolicySettings settings) {
        this.settings = settings;
    }

    Bilingual of(Cause cause) {
        return switch (cause) {
            case EXCLUDED -> new Bilingual("不参与分级的客户", "excluded from grading");
            case GRADING_REFUSED -> new Bilingual("客户拒绝自动分级", "refuses automated grading");
            case NO_ORDER -> new Bilingual("尚无有效订单", "no counted order yet");
            case INSUFFICIENT_DATA -> new Bilingual("评分数据不足", "too few models have a score");
            case SHORT_HISTORY ->
                new Bilingual(
                        "首单未满" + settings.minHistoryDays() + "天或订单少于" + settings.minOrders() + "笔，暂定等级，最高为B",
                        "less than " + settings.minHistoryDays() + " days since the first order or fewer than "
                                + settings.minOrders() + " orders: provisional, B at most");
        };
    }
}
