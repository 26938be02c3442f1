package io.tierhub.cli;

import io.tierhub.act.Effect;
import io.tierhub.act.EffectGroup;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What actions did, for people and for machines. */
final class EffectText {
    private EffectText() {}

    static List<String> lines(List<Effect> effects, int days) {
        List<String> lines = new ArrayList<>();
        if (effects.isEmpty()) {
            lines.add("No action began " + days + " days ago or before · 没有满 " + days + " 天的动作");
            return lines;
        }
        TextTable table = new TextTable();
        table.row(List.of(
                "action", "tier", "treated", "before", "after", "control", "before", "after", "difference", "tickets"));
        effects.forEach(each -> table.row(cells(each)));
        lines.addAll(table.lines(""));
        effects.forEach(each -> {
            Bilingual words = words(each.verdict());
            lines.add(each.action() + " " + each.tier() + ": " + words.en() + " · " + words.zh());
        });
        lines.add("Shares that bought in " + days
                + " days before and after; the interval holds the truth 95 times in 100.");
        return lines;
    }

    private static List<String> cells(Effect each) {
        EffectGroup t = each.treated();
        EffectGroup c = each.control();
        return List.of(
                each.action(),
                each.tier().name(),
                String.valueOf(t.customers()),
                percent(t.before(), t.customers()),
                percent(t.after(), t.customers()),
                String.valueOf(c.customers()),
                percent(c.before(), c.customers()),
                percent(c.after(), c.customers()),
                each.verdict() == Effect.Verdict.TOO_FEW ? "" : interval(each.difference()),
                t.ticketsBefore() + " > " + t.ticketsAfter());
    }

    private static String interval(Effect.Difference found) {
        return String.format(
                Locale.ROOT, "%+.1f (%+.1f to %+.1f)", 100 * found.of(), 100 * found.low(), 100 * found.high());
    }

    private static String percent(int part, int of) {
        return of == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / of);
    }

    private static Bilingual words(Effect.Verdict verdict) {
        return switch (verdict) {
            case TOO_FEW ->
                new Bilingual(
                        "样本不足，无法判断（每组至少 " + Effect.FEWEST + " 个客户）",
                        "not enough to tell (each group needs " + Effect.FEWEST + " customers)");
            case NOTHING_SHOWN -> new Bilingual("看不出差别", "no difference is shown");
            case MORE_BUY -> new Bilingual("复购更多", "more of the treated buy again");
            case FEWER_BUY -> new Bilingual("复购更少", "fewer of the treated buy again");
        };
    }

    static Map<String, @Nullable Object> map(Effect each) {
        boolean few = each.verdict() == Effect.Verdict.TOO_FEW;
        Effect.Difference found = each.difference();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("action", each.action());
        map.put("tier", each.tier().name());
        map.put("treated", map(each.treated()));
        map.put("control", map(each.control()));
        map.put("difference", few ? null : (Double) found.of());
        map.put("low", few ? null : (Double) found.low());
        map.put("high", few ? null : (Double) found.high());
        map.put("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static Map<String, Object> map(EffectGroup group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("customers", group.customers());
        map.put("bought_before", group.before());
        map.put("bought_after", group.after());
        map.put("tickets_before", group.ticketsBefore());
        map.put("tickets_after", group.ticketsAfter());
        return map;
    }
}
