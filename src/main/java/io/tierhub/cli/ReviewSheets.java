package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;

import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.flow.OverridesBy;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.ReviewReport;
import io.tierhub.grade.PeriodTally.Line;
import io.tierhub.grade.ServiceTally;
import io.tierhub.grade.TierOverride.State;
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
        sheets.add(service(report.service()));
        sheets.add(overrides(report.overrides()));
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

    private static Sheet service(List<ServiceTally.Line> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ServiceTally.Line line : lines) {
            rows.add(row(
                    TierSheets.name(line.tier()),
                    line.tickets(),
                    line.closed(),
                    mean(line.hours(), line.closed()),
                    mean(line.minutes(), 1),
                    mean(line.minutes(), line.customers()),
                    line.timed() == 0 ? null : new Share(line.inTime() / (double) line.timed()),
                    line.answers(),
                    line.answers() == 0 ? null : mean(100.0 * (line.promoters() - line.detractors()), line.answers())));
        }
        return new Sheet(
                "service",
                new Bilingual("服务与推荐（按期初等级）", "Service and recommendation (of those that had it at the start)"),
                List.of(
                        column("tier", "等级", "tier"),
                        column("tickets", "工单", "tickets"),
                        column("closed", "已关闭", "closed"),
                        column("hours_to_close", "平均关闭小时", "hours to close"),
                        column("minutes", "投入分钟", "minutes"),
                        column("minutes_per_customer", "每客户分钟", "minutes a customer"),
                        column("in_time", "按时关闭率", "closed in time"),
                        column("answers", "NPS 回答", "NPS answers"),
                        column("nps", "NPS", "NPS")),
                rows,
                null);
    }

    private static @Nullable BigDecimal mean(double sum, long of) {
        return of == 0 ? null : BigDecimal.valueOf(sum / of).setScale(1, RoundingMode.HALF_UP);
    }

    private static Sheet overrides(List<OverridesBy> lines) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (OverridesBy line : lines) {
            List<@Nullable Object> cells = new ArrayList<>(row(line.by()));
            for (State state : State.values()) {
                cells.add(line.states().getOrDefault(state, 0L));
            }
            cells.add(line.endingSoon());
            rows.add(cells);
        }
        return new Sheet(
                "overrides",
                new Bilingual("人工等级（期内有效过的，按提出人）", "Overrides (that lasted into the period, by who asked)"),
                List.of(
                        column("by", "提出人", "by"),
                        column("waiting", "待批准", "waiting"),
                        column("planned", "未开始", "planned"),
                        column("in_force", "有效", "in force"),
                        column("expired", "已到期", "expired"),
                        column("ended", "提前结束", "ended early"),
                        column("ending_soon", "即将到期", "ending soon")),
                rows,
                null);
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
