package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;

import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.grade.Clusters;
import io.tierhub.grade.Clusters.Cluster;
import io.tierhub.grade.Clusters.Stump;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Groups of customers that are alike. */
@Command(
        name = "clusters",
        description =
                "Groups of customers that are alike by recency, orders, money and engagement, each with the rule that"
                        + " tells it best: advice for rules, never a tier.")
final class ReportClustersCommand implements Callable<Integer> {
    private static final Bilingual TITLE = new Bilingual("客户聚类（仅供参考）", "Clusters (advice only)");

    @ParentCommand
    private ReportCommand parent;

    @Mixin
    private ReportFiles files;

    @Override
    public Integer call() throws Exception {
        return parent.report(session -> {
            Clusters found = session.hub().reports().clusters().cluster();
            BigDecimal silhouette = decimal(found.silhouette(), 4);
            JsonMap head = new JsonMap().put("silhouette", silhouette).put("features", found.features());
            String said = found.clusters().size() + " groups; how well they part (silhouette, -1 to 1): " + silhouette
                    + ". They never drive tiers · 共" + found.clusters().size() + "组，轮廓系数" + silhouette + "，不参与定级";
            files.answer(session, TITLE, head, List.of(said), List.of(sheet(found)));
        });
    }

    private static Sheet sheet(Clusters found) {
        int all = found.clusters().stream().mapToInt(Cluster::customers).sum();
        List<Column> columns = new ArrayList<>(List.of(
                column("cluster", "组", "cluster"),
                column("customers", "客户", "customers"),
                column("share", "占比", "share"),
                column("value", "平均金额", "mean money")));
        found.features().forEach(name -> columns.add(column("mean_" + name, "平均 " + name, "mean " + name)));
        columns.addAll(List.of(
                column("rule", "规则", "rule"),
                column("precision", "准确率", "precision"),
                column("recall", "覆盖率", "recall")));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Cluster each : found.clusters()) {
            List<@Nullable Object> cells = new ArrayList<>(List.of(
                    "K" + (rows.size() + 1),
                    each.customers(),
                    new Share((double) each.customers() / all),
                    decimal(each.value(), 2)));
            each.means().forEach(mean -> cells.add(decimal(mean, 2)));
            Stump stump = each.stump();
            cells.addAll(List.of(rule(stump), new Share(stump.precision()), new Share(stump.recall())));
            rows.add(cells);
        }
        return new Sheet("clusters", TITLE, columns, rows, null);
    }

    /** As it can stand in a ruleset. */
    private static String rule(Stump stump) {
        String border = decimal(stump.border(), 4).stripTrailingZeros().toPlainString();
        return stump.feature() + (stump.above() ? " >= " : " < ") + border + (border.indexOf('.') < 0 ? ".0" : "");
    }

    private static BigDecimal decimal(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }
}
