package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;

import io.tierhub.cli.CurvePlot.Curve;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.grade.Backtest;
import io.tierhub.grade.Backtest.Kept;
import io.tierhub.grade.Backtest.Ranking;
import io.tierhub.grade.Calibration.Band;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backtest as tables and pictures. */
final class BacktestSheets {
    static final Bilingual TITLE = new Bilingual("评级回测", "Backtest of grades");

    private BacktestSheets() {}

    static List<Sheet> of(Backtest test) {
        List<Sheet> sheets = new ArrayList<>(List.of(captured(test.rankings()), retention(test)));
        if (!test.due().isEmpty()) {
            sheets.add(due(test));
        }
        Backtest.Forecast forecast = test.forecast();
        if (forecast != null) {
            sheets.add(bands("order", "会下单的概率", "Chance of an order", forecast.order()));
            sheets.add(bands(
                    "alive", "未流失的概率（不等于会下单）", "Chance of not being lost (no chance of an order)", forecast.alive()));
        }
        return sheets;
    }

    private static Sheet captured(List<Ranking> rankings) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (Ranking ranking : rankings) {
            List<@Nullable Object> cells = new ArrayList<>(List.of(ranking.by()));
            List<double[]> points = new ArrayList<>(List.of(new double[] {0, 0}));
            for (int i = 0; i < Backtest.TOPS.size(); i++) {
                cells.add(new Share(ranking.captured().get(i)));
                points.add(
                        new double[] {Backtest.TOPS.get(i), ranking.captured().get(i)});
            }
            rows.add(cells);
            curves.add(new Curve(ranking.by(), points));
        }
        return new Sheet(
                "captured",
                new Bilingual("最佳客户带来的后续金额占比", "Share of the later money that the best customers brought"),
                List.of(
                        column("by", "排序依据", "ranked by"),
                        column("top_10", "前10%", "best 10 %"),
                        column("top_20", "前20%", "best 20 %"),
                        column("top_30", "前30%", "best 30 %")),
                rows,
                new CurvePlot("best customers · 最佳客户", "share of later money · 后续金额占比", curves, List.of()));
    }

    private static Sheet retention(Backtest test) {
        List<Share> shares = test.kept().stream()
                .map(each -> new Share((double) each.bought() / each.customers()))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            Kept each = test.kept().get(i);
            rows.add(row(each.tier().name(), each.customers(), each.bought(), shares.get(i)));
        }
        Bilingual title = test.monotone()
                ? new Bilingual("各等级留存率", "Retention by tier")
                : new Bilingual(
                        "各等级留存率：较低等级更高，等级划分需要复核",
                        "Retention by tier: a lower tier kept more than a better one, look at what divides them");
        return new Sheet(
                "retention",
                title,
                List.of(
                        column("tier", "等级", "tier"),
                        column("customers", "客户", "customers"),
                        column("bought", "后续购买", "bought"),
                        column("retention", "留存率", "retention")),
                rows,
                new BarPlot(
                        "retention by tier · 各等级留存率",
                        test.kept().stream().map(each -> each.tier().name()).toList(),
                        shares.stream().map(Share::of).toList(),
                        shares.stream().map(SheetWords::text).toList()));
    }

    private static Sheet due(Backtest test) {
        return new Sheet(
                "next_purchase",
                new Bilingual("按下次购买是否到期的后续购买", "Bought after it, by when the next purchase was due"),
                List.of(
                        column("class", "状态", "next purchase"),
                        column("customers", "客户", "customers"),
                        column("bought", "后续购买", "bought"),
                        column("share", "占比", "share")),
                test.due().stream()
                        .map(each -> row(
                                each.due(), each.customers(), each.bought(), Share.of(each.bought(), each.customers())))
                        .toList(),
                null);
    }

    private static Sheet bands(String key, String zh, String en, List<Band> bands) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (Band band : bands) {
            boolean any = band.customers() > 0;
            rows.add(row(
                    Math.round(100 * band.from()) + "-" + Math.round(100 * band.to()) + " %",
                    band.customers(),
                    any ? new Share(band.foretold()) : null,
                    any ? new Share(band.happened()) : null));
            if (any) {
                points.add(new double[] {band.foretold(), band.happened()});
            }
        }
        return new Sheet(
                key,
                new Bilingual(zh, en),
                List.of(
                        column("band", "区间", "foretold"),
                        column("customers", "客户", "customers"),
                        column("foretold", "平均预测", "mean foretold"),
                        column("bought", "实际购买", "bought")),
                rows,
                new CurvePlot("foretold · 预测", "bought · 实际", List.of(new Curve("", points)), List.of()));
    }
}
