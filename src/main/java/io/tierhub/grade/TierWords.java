package io.tierhub.grade;

import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what the policy did. */
final class TierWords {
    private final PolicySettings settings;
    private final Map<Cause, Bilingual> causes = new EnumMap<>(Cause.class);

    TierWords(PolicySettings settings) {
        this.settings = settings;
        for (Cause cause : Cause.values()) {
            causes.put(cause, words(cause));
        }
    }

    Bilingual of(Cause cause) {
        return Objects.requireNonNull(causes.get(cause));
    }

    private Bilingual words(Cause cause) {
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

    /** Who gave a tier, until when, and what would be without. */
    static Bilingual of(TierOverride override, Tier machine) {
        OverrideTerms terms = override.terms();
        LocalDate until = LocalDate.ofEpochDay(terms.until());
        TierOverride.Act agreed = override.agreed();
        String zh = switch (terms.mode()) {
            case PIN -> "固定为";
            case FLOOR -> "设为不低于";
            case CEILING -> "设为不高于";
        };
        String en = switch (terms.mode()) {
            case PIN -> "pinned to ";
            case FLOOR -> "at least ";
            case CEILING -> "at most ";
        };
        return new Bilingual(
                "由" + override.by() + zh + terms.tier() + "，" + until + "起失效（" + terms.reason()
                        + (agreed == null ? "" : "，" + agreed.by() + "批准") + "）；按规则应为" + machine,
                en + terms.tier() + " by " + override.by() + " until " + until + " (" + terms.reason()
                        + (agreed == null ? "" : ", approved by " + agreed.by()) + "); the machine would say "
                        + machine);
    }

    /** Why a tier is held; null where it is not. */
    @Nullable Bilingual of(TierStep step) {
        HysteresisSettings still = settings.hysteresis();
        if (still == null) {
            return null;
        }
        String margin = still.margin().stripTrailingZeros().toPlainString();
        LocalDate since = LocalDate.ofEpochDay(step.state().since());
        return switch (step.action()) {
            case HOLD_MARGIN ->
                new Bilingual(
                        "得分低于界值不到" + margin + "分，等级保持",
                        "the score is within " + margin + " of the cut: the tier stays");
            case HOLD_DWELL ->
                new Bilingual(
                        "等级自" + since + "起，未满" + still.dwellDays() + "天不下调",
                        "the tier stands since " + since + " and does not go down before " + still.dwellDays()
                                + " days");
            case HOLD_CONFIRM ->
                new Bilingual("变化尚未持续足够天数，等级保持", "the change has not stood for enough days: the tier stays");
            default -> null;
        };
    }
}
