package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;

import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.ReviewReport;
import io.tierhub.grade.PeriodTally.Line;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of {@code report review}. */
final class ReviewSheets {
    private static final List<Column> TIER = List.of(
            column("tier", "等级", "tier"),
            column("at_start", "期初客户", "at start"),
            column("at_end", "期末客户", "at end"),
            column("money", "期初客户金额", "money"),
            column("money_share", "金额占比", "of money"),
            column("money_share_at_end", "期末客户金额占比", "of money, at end"),
            column("retention", "留存率", "retention"),
            column("repeat_rate", "复购率", "repeat rate"),
            column("upgrade_conversion", "升级率", "upgraded"),
            column("tickets", "工单", "tickets"),
            column("satisfaction", "平均满意度", "satisfaction"));

    private ReviewSheets() {}

    static List<Sheet> of(ReviewReport report) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(advice(report));
        sheets.add(MigrationSheets.matrix(report.migration()));
        sheets.add(MigrationSheets.rates(report.migration()));
        sheets.add(tiers(report.tiers()));
        sheets.add(TierSheets.restlessness(report.flaps(), report.changesPerQuarter()));
        sheets.add(rules(report));
        sheets.add(quality(report.quality()));
        return sheets;
    }

    private static Sheet advice(ReviewReport report) {
        return new Sheet(
                "advice",
                new Bilingual("建议", "What to look at"),
                List.of(column("code", "代码", "code"), column("en", "英文", "advice"), column("zh", "中文", "建议")),
                report.advice().stream()
                        .map(each ->
                                row(each.code(), each.words().en(), each.words().zh()))
                        .toList(),
                null);
    }

    private static Sheet tiers(List<Line> lines) {
        long cents = lines.stream().mapToLong(Line::cents).sum();
        long centsOfEnd = lines.stream().mapToLong(Line::centsOfEnd).sum();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (Line line : lines) {
            Share retention = Share.of(line.bought(), line.atStart());
            rows.add(row(
                    TierSheets.name(line.tier()),
                    line.atStart(),
                    line.atEnd(),
                    BigDecimal.valueOf(line.cents(), 2),
                    cents <= 0 ? null : Share.of(line.cents(), cents),
                    centsOfEnd <= 0 ? null : Share.of(line.centsOfEnd(), centsOfEnd),
                    retention,
                    Share.of(line.again(), line.bought()),
                    Share.of(line.upgraded(), line.atStart()),
                    line.tickets(),
                    satisfaction(line)));
            if (line.tier() != null && retention != null) {
                names.add(TierSheets.name(line.tier()));
                kept.add(retention.of());
            }
        }
        return new Sheet(
                "tiers",
                new Bilingual("各等级表现（按期初等级）", "Tiers (of those that had it at the start)"),
                TIER,
                rows,
                new BarPlot(
                        "retention by tier · 各等级留存率",
                        names,
                        kept,
                        kept.stream()
                                .map(each -> SheetWords.text(new Share(each)))
                                .toList()));
    }

    private static @Nullable BigDecimal satisfaction(Line line) {
        return line.rated() == 0
                ? null
                : BigDecimal.valueOf(line.satisfactionMicros(), 6)
                        .divide(BigDecimal.valueOf(line.rated()), 2, RoundingMode.HALF_UP);
    }

    private static Sheet rules(ReviewReport report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long graded = report.picture().graded();
        report.picture()
                .rules()
                .forEach((rule, customers) -> rows.add(row(rule, customers, Share.of(customers, graded))));
        if (report.picture().rules().keySet().stream().anyMatch(rule -> rule.startsWith("persona "))) {
            rows.add(row(
                    "no persona",
                    report.picture().otherwise(),
                    Share.of(report.picture().otherwise(), graded)));
        }
        return new Sheet(
                "rules",
                new Bilingual("规则命中", "Of how many customers each rule holds"),
                List.of(
                        column("rule", "规则", "rule"),
                        column("customers", "客户", "customers"),
                        column("share", "占比", "share")),
                rows,
                null);
    }

    private static Sheet quality(QualityReport quality) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        quality.systems()
                .forEach(each -> rows.add(row(
                        each.system(),
                        each.records(),
                        each.customers(),
                        each.duplicates(),
                        quality.refused().stream()
                                .filter(refused -> refused.system().equals(each.system()))
                                .mapToLong(QualityReport.Refused::rows)
                                .sum())));
        return new Sheet(
                "quality",
                new Bilingual("数据质量（详见 report quality）", "Data quality (more of it: report quality)"),
                List.of(
                        column("system", "系统", "system"),
                        column("records", "记录", "records"),
                        column("customers", "客户", "customers"),
                        column("duplicates", "重复", "duplicates"),
                        column("refused", "隔离行", "refused rows")),
                rows,
                null);
    }
}
