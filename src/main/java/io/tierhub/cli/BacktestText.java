package io.tierhub.cli;

import io.tierhub.grade.Backtest;
import io.tierhub.grade.Backtest.Forecast;
import io.tierhub.grade.Backtest.Ranking;
import io.tierhub.grade.Calibration.Band;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What grades of a past day were good for, as text. */
final class BacktestText {
    private BacktestText() {}

    static List<String> lines(Backtest test) {
        List<String> lines = new ArrayList<>();
        lines.add(words(
                "%1$,d customers with orders on %2$s brought %3$,.2f after it, by %4$s"
                        + " · %2$s 有订单的客户 %1$,d 个，此后至 %4$s 带来 %3$,.2f",
                test.customers(),
                LocalDate.ofEpochDay(test.asOf()),
                BigDecimal.valueOf(test.moneyCents(), 2),
                LocalDate.ofEpochDay(test.until())));
        lines.add("");
        lines.add("Of that money, the best customers brought, when ranked by · 按各指标排序，最好的客户所占金额");
        TextTable table = new TextTable();
        table.row(List.of("", "best · 前 10 %", "best · 前 20 %", "best · 前 30 %"));
        for (Ranking ranking : test.rankings()) {
            List<String> cells = new ArrayList<>(List.of(ranking.by()));
            ranking.captured().forEach(share -> cells.add(percent(share)));
            table.row(cells);
        }
        lines.addAll(table.lines("  "));
        lines.add("");
        retention(test, lines);
        due(test, lines);
        Forecast forecast = test.forecast();
        if (forecast == null) {
            lines.add("No forecast was possible on that day · 当日无法预测: " + test.noForecast());
            return lines;
        }
        lines.add(words(
                "%1$s foretold %2$,.1f days with orders, and %3$,d came · %1$s 预测下单 %2$,.1f 天，实际 %3$,d 天",
                forecast.model(), forecast.foretold(), forecast.came()));
        bands("Chance of an order · 下单概率", forecast.order(), lines);
        bands("Chance of not being lost, which is no chance of an order · 未流失概率（并非下单概率）", forecast.alive(), lines);
        return lines;
    }

    private static void retention(Backtest test, List<String> lines) {
        lines.add("Of the customers of each tier of that day, bought after it · 当日各等级客户此后的购买比例");
        TextTable table = new TextTable();
        table.row(List.of("tier · 等级", "customers · 客户数", "bought · 已购买"));
        for (Backtest.Kept each : test.kept()) {
            table.row(List.of(
                    each.tier().name(),
                    words("%,d", each.customers()),
                    percent((double) each.bought() / each.customers())));
        }
        lines.addAll(table.lines("  "));
        if (!test.monotone()) {
            lines.add("  A lower tier kept more of its customers than a better one: what divides them needs a look"
                    + " · 较低等级的留存率更高：等级划分需要复核");
        }
        lines.add("");
    }

    private static void due(Backtest test, List<String> lines) {
        if (test.due().isEmpty()) {
            return;
        }
        lines.add("By when the next purchase was due on that day, bought after it · 按下次购买是否到期");
        TextTable table = new TextTable();
        table.row(List.of("next purchase · 下次购买", "customers · 客户数", "bought · 已购买"));
        for (Backtest.DueKept each : test.due()) {
            String share = each.customers() == 0 ? "" : percent((double) each.bought() / each.customers());
            table.row(List.of(each.due(), words("%,d", each.customers()), share));
        }
        lines.addAll(table.lines("  "));
        lines.add("");
    }

    private static void bands(String what, List<Band> bands, List<String> lines) {
        lines.add("");
        lines.add(what);
        TextTable table = new TextTable();
        table.row(List.of("foretold · 预测", "customers · 客户数", "mean foretold · 平均预测", "bought · 已购买"));
        for (Band band : bands) {
            table.row(List.of(
                    words("%.0f to %.0f %%", 100 * band.from(), 100 * band.to()),
                    words("%,d", band.customers()),
                    band.customers() == 0 ? "" : percent(band.foretold()),
                    band.customers() == 0 ? "" : percent(band.happened())));
        }
        lines.addAll(table.lines("  "));
    }

    private static String percent(double share) {
        return words("%.1f %%", 100 * share);
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
