package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.Map;

/** How the layers of the pyramid are cut. */
public record PyramidSettings(
        @Setting(value = "How far back money counts.", def = "P12M")
        HistoryWindow window,

        @Setting(
                value =
                        "Layer to the percent of customers, from the best on, at which it ends; the last one ends at 100.",
                def = "{PLATINUM: 1, GOLD: 5, SILVER: 20, BRONZE: 100}")
        Map<String, BigDecimal> layers) {
    public PyramidSettings {
        Layers.check("layers", layers);
    }
}
