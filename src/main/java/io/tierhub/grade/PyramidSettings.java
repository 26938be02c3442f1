package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the layers of the pyramid are cut. */
public record PyramidSettings(
        @Setting(value = "How far back money counts.", def = "P12M")
        HistoryWindow window,

        @Setting(
                value =
                        "Layer to the percent of customers, from the best on, at which it ends; the last one ends at 100.",
                def = "{PLATINUM: 1, GOLD: 5, SILVER: 20, BRONZE: 100}")
        Map<String, BigDecimal> layers,

        @Setting("What customers are put in order by: revenue, or margin; left out, revenue.") @Nullable Value value) {
    /** Layers by revenue. */
    public PyramidSettings(HistoryWindow window, Map<String, BigDecimal> layers) {
        this(window, layers, null);
    }

    /** What customers are put in order by. */
    Value by() {
        return value == null ? Value.REVENUE : value;
    }

    public PyramidSettings {
        Layers.check("layers", layers);
    }
}
