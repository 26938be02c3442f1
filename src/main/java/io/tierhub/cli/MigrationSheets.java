package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;

import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.grade.TierMoves;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How customers moved between tiers, as tables. */
final class MigrationSheets {
    private MigrationSheets() {}

    /** Tiers that somebody had or has; rows are the tiers at the start. */
    static Sheet matrix(TierMoves migration) {
        List<@Nullable Tier> tiers = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            if (used(migration, tier)) {
                tiers.add(tier);
            }
        }
        if (used(migration, null)) {
            tiers.add(null);
        }
        List<String> names = tiers.stream().map(TierSheets::name).toList();
        List<Column> columns = new ArrayList<>(List.of(column("from", "原等级 \\ 现等级", "from \\ to")));
        names.forEach(name -> columns.add(column(name, name, name)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<Long>> counts = new ArrayList<>();
        for (Tier from : tiers) {
            List<Long> row = tiers.stream().map(to -> migration.moved(from, to)).toList();
            counts.add(row);
            List<@Nullable Object> cells = new ArrayList<>(List.of(TierSheets.name(from)));
            cells.addAll(row);
            rows.add(cells);
        }
        return new Sheet(
                "migration",
                new Bilingual("等级迁移", "Moves between tiers"),
                columns,
                rows,
                rows.isEmpty() ? null : new HeatPlot("from · 原等级", "to · 现等级", names, names, counts));
    }

    private static boolean used(TierMoves migration, @Nullable Tier tier) {
        List<@Nullable Tier> all = new ArrayList<>(Arrays.asList(Tier.values()));
        all.add(null);
        return all.stream().anyMatch(other -> migration.moved(tier, other) + migration.moved(other, tier) > 0);
    }

    /** Of the customers that had a graded tier on both days. */
    static Sheet rates(TierMoves migration) {
        long all = migration.graded();
        return new Sheet(
                "rates",
                new Bilingual("升级、降级与稳定率", "Upgraded, downgraded, stable"),
                List.of(
                        column("move", "变化", "move"),
                        column("customers", "客户", "customers"),
                        column("share", "占比", "share")),
                List.of(
                        row("upgraded", migration.upgraded(), Share.of(migration.upgraded(), all)),
                        row("downgraded", migration.downgraded(), Share.of(migration.downgraded(), all)),
                        row("stable", migration.stable(), Share.of(migration.stable(), all))),
                null);
    }
}
