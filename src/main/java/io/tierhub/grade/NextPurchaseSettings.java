package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** When a customer's next purchase is due, by its own rhythm. */
public record NextPurchaseSettings(
        @Setting(value = "The gap of customers with fewer than 3 days with a purchase.", def = "60")
        int defaultGapDays,

        @Setting(
                value =
                        "So many times the usual gap without an order, and the next one is overdue; from once on it is due.",
                def = "1.5")
        BigDecimal overdueRatio) {

    /** How the days since the last order stand to the usual gap. */
    public enum Due {
        ON_TIME("未到期", "the next order is not due yet"),
        DUE("到期", "the next order is due"),
        OVERDUE("逾期", "the next order is overdue");

        private final String zh;
        private final String en;

        Due(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    public NextPurchaseSettings {
        if (defaultGapDays < 1) {
            throw new IllegalArgumentException("default_gap_days is 1 or more, not " + defaultGapDays);
        }
        if (overdueRatio.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("overdue_ratio is above 1, or no order could ever be merely due: it is "
                    + overdueRatio.toPlainString());
        }
    }

    /** The classes of whoever has bought. */
    List<String> classes() {
        return Arrays.stream(Due.values()).map(Enum::name).toList();
    }
}
