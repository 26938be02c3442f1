package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;

import io.tierhub.cli.CurvePlot.Curve;
import io.tierhub.cli.CurvePlot.Mark;
import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Plot;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.flow.TierReport;
import io.tierhub.grade.Flaps;
import io.tierhub.grade.Pareto.Point;
import io.tierhub.grade.PopulationPicture;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tables of {@code report tiers}. */
final class TierSheets {
    private TierSheets() {}

    static List<Sheet> of(TierReport report) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(distribution(report));
        sheets.add(MigrationSheets.matrix(report.migration()));
        sheets.add(MigrationSheets.rates(report.migration()));
        sheets.add(restlessness(report.flaps(), report.changesPerQuarter()));
        sheets.add(scores(report.scores()));
        sheets.add(heat(report.picture()));
        sheets.add(classes(report.picture()));
        if (!report.picture().stages().isEmpty()) {
            sheets.add(stages(report.picture()));
        }
        return sheets;
    }

    private static Sheet distribution(TierReport report) {
        List<String> names = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        report.tiers().forEach((tier, customers) -> {
            rows.add(row(tier.name(), customers, Share.of(customers, report.customers())));
            names.add(tier.name());
            heights.add((double) customers);
            shown.add(SheetWords.text(customers));
        });
        return new Sheet(
                "tiers",
                new Bilingual("等级分布", "Tiers"),
                List.of(
                        column("tier", "等级", "tier"),
                        column("customers", "客户", "customers"),
                        column("share", "占比", "share")),
                rows,
                new BarPlot("customers by tier · 各等级客户数", names, heights, shown));
    }

    /** How often tiers change, and how often a change is taken back. */
    static Sheet restlessness(Flaps flaps, double perQuarter) {
        BigDecimal rate = BigDecimal.valueOf(perQuarter).setScale(4, RoundingMode.HALF_UP);
        return new Sheet(
                "flaps",
                new Bilingual("等级变动频率", "How restless tiers are"),
                List.of(column("figure", "指标", "figure"), column("value", "数值", "value")),
                List.of(
                        row("changes", flaps.changes()),
                        row("back_within_" + Flaps.WITHIN + "_days", flaps.returns()),
                        row("changes_per_customer_and_quarter", rate)),
                null);
    }

    private static Sheet scores(List<Long> scores) {
        int step = 100 / scores.size();
        List<List<@Nullable Object>> rows = IntStream.range(0, scores.size())
                .mapToObj(i -> row(step * i + "-" + step * (i + 1), scores.get(i)))
                .toList();
        Plot plot = new BarPlot(
                "customers by score · 得分分布",
                IntStream.range(0, scores.size())
                        .mapToObj(i -> Integer.toString(step * i))
                        .toList(),
                scores.stream().map(Long::doubleValue).toList(),
                scores.stream().map(SheetWords::text).toList());
        return new Sheet(
                "scores",
                new Bilingual("得分分布", "Scores"),
                List.of(column("score", "得分", "score"), column("customers", "客户", "customers")),
                rows,
                plot);
    }

    private static Sheet heat(PopulationPicture picture) {
        List<List<Long>> heat = picture.heat();
        int k = heat.size();
        List<Column> columns = new ArrayList<>(List.of(column("recency", "R", "R")));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> across = new ArrayList<>();
        List<String> down = new ArrayList<>();
        List<List<Long>> best = new ArrayList<>();
        for (int fm = 1; fm <= k; fm++) {
            columns.add(column("fm" + fm, "FM " + fm, "FM " + fm));
            across.add("FM " + fm);
        }
        for (int r = k; r >= 1; r--) {
            List<@Nullable Object> cells = new ArrayList<>(List.of("R " + r));
            cells.addAll(heat.get(r - 1));
            rows.add(cells);
            down.add("R " + r);
            best.add(heat.get(r - 1));
        }
        return new Sheet(
                "rfm",
                new Bilingual("RFM 热力图（R × FM）", "RFM heat map (R x FM)"),
                columns,
                rows,
                new HeatPlot("recency · 最近购买", "frequency and money · 频次与金额", down, across, best));
    }

    private static Sheet classes(PopulationPicture picture) {
        long customers = picture.abc().stream()
                .mapToLong(PopulationPicture.Share::customers)
                .sum();
        long cents =
                picture.abc().stream().mapToLong(PopulationPicture.Share::cents).sum();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        picture.abc()
                .forEach(each -> rows.add(row(
                        each.klass(),
                        each.customers(),
                        Share.of(each.customers(), customers),
                        BigDecimal.valueOf(each.cents(), 2),
                        Share.of(each.cents(), cents))));
        return new Sheet(
                "abc",
                new Bilingual("ABC 与帕累托曲线", "ABC and the Pareto curve"),
                List.of(
                        column("class", "类别", "class"),
                        column("customers", "客户", "customers"),
                        column("share", "客户占比", "share of customers"),
                        column("money", "金额", "money"),
                        column("money_share", "金额占比", "share of money")),
                rows,
                picture.pareto().isEmpty() ? null : pareto(picture));
    }

    /** Classes end, from the best on, where the curve has reached their share; the last one ends at the end. */
    private static Plot pareto(PopulationPicture picture) {
        List<double[]> points = picture.pareto().stream()
                .map(point -> new double[] {point.customers(), point.money()})
                .toList();
        double cents =
                picture.abc().stream().mapToLong(PopulationPicture.Share::cents).sum();
        List<Mark> marks = new ArrayList<>();
        double so = 0;
        for (PopulationPicture.Share each :
                picture.abc().subList(0, picture.abc().size() - 1)) {
            so += each.cents() / cents;
            marks.add(new Mark(each.klass(), reached(picture.pareto(), so)));
        }
        return new CurvePlot(
                "share of customers · 客户占比", "share of money · 金额占比", List.of(new Curve("", points)), marks);
    }

    private static double reached(List<Point> curve, double money) {
        for (int i = 1; i < curve.size(); i++) {
            Point to = curve.get(i);
            if (to.money() >= money) {
                Point from = curve.get(i - 1);
                double part = to.money() == from.money() ? 1 : (money - from.money()) / (to.money() - from.money());
                return from.customers() + part * (to.customers() - from.customers());
            }
        }
        return 1;
    }

    private static Sheet stages(PopulationPicture picture) {
        Map<String, Long> stages = picture.stages();
        long all = stages.values().stream().mapToLong(Long::longValue).sum();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        stages.forEach((stage, customers) -> rows.add(row(stage, customers, Share.of(customers, all))));
        return new Sheet(
                "stages",
                new Bilingual("生命周期", "Stages of life"),
                List.of(
                        column("stage", "阶段", "stage"),
                        column("customers", "客户", "customers"),
                        column("share", "占比", "share")),
                rows,
                new BarPlot(
                        "customers by stage · 各阶段客户数",
                        List.copyOf(stages.keySet()),
                        stages.values().stream().map(Long::doubleValue).toList(),
                        stages.values().stream().map(SheetWords::text).toList()));
    }

    /** How a tier, or none, is shown. */
    static String name(@Nullable Tier tier) {
        return tier == null ? "NONE" : tier.name();
    }
}
