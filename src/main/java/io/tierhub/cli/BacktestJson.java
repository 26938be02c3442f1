package io.tierhub.cli;

import io.tierhub.grade.Backtest;
import io.tierhub.grade.Calibration.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What grades of a past day were good for, for machines; shares and chances from 0 to 1. */
final class BacktestJson {
    private BacktestJson() {}

    static Map<String, @Nullable Object> map(Backtest test) {
        return new JsonMap()
                .text("as_of", LocalDate.ofEpochDay(test.asOf()))
                .text("until", LocalDate.ofEpochDay(test.until()))
                .put("customers", test.customers())
                .put("money", BigDecimal.valueOf(test.moneyCents(), 2))
                .list(
                        "rankings",
                        test.rankings(),
                        each -> new JsonMap()
                                .put("by", each.by())
                                .put("top_10", rounded(each.captured().get(0)))
                                .put("top_20", rounded(each.captured().get(1)))
                                .put("top_30", rounded(each.captured().get(2))))
                .list(
                        "retention",
                        test.kept(),
                        each -> new JsonMap()
                                .text("tier", each.tier())
                                .put("customers", each.customers())
                                .put("bought", each.bought()))
                .list(
                        "next_purchase",
                        test.due(),
                        each -> new JsonMap()
                                .put("class", each.due())
                                .put("customers", each.customers())
                                .put("bought", each.bought()))
                .put("monotone", test.monotone())
                .put("no_forecast", test.noForecast())
                .object(
                        "forecast",
                        test.forecast(),
                        each -> new JsonMap()
                                .put("model", each.model())
                                .put("orders_foretold", rounded(each.foretold()))
                                .put("orders_came", each.came())
                                .list("order", each.order(), BacktestJson::band)
                                .list("alive", each.alive(), BacktestJson::band))
                .map();
    }

    private static JsonMap band(Band band) {
        return new JsonMap()
                .put("from", rounded(band.from()))
                .put("to", rounded(band.to()))
                .put("customers", band.customers())
                .put("foretold", rounded(band.foretold()))
                .put("bought", rounded(band.happened()));
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
    }
}
