package io.tierhub.cli;

import io.tierhub.flow.Deciding.Decided;
import io.tierhub.flow.PairComparison;
import io.tierhub.flow.Pinning.Pinned;
import io.tierhub.flow.Reviewing.Standing;
import io.tierhub.flow.Reviewing.Waiting;
import io.tierhub.master.Pin;
import io.tierhub.vocabulary.CustomerId;
import java.util.ArrayList;
import java.util.List;

/** What waits for a person and what persons decided, for people. */
final class ReviewText {
    private ReviewText() {}

    static List<String> waiting(List<Waiting> pairs) {
        List<String> lines = new ArrayList<>();
        for (Waiting each : pairs) {
            PairComparison pair = each.pair();
            lines.add(line(pair.one() + " (" + pair.customerOfOne() + " " + each.nameOfOne() + ") and " + pair.other()
                    + " (" + pair.customerOfOther() + " " + each.nameOfOther() + ")"));
            lines.add("  " + PairText.both(pair.verdict()));
            lines.addAll(PairText.waterfall(pair.evidence(), "  "));
            lines.add("");
        }
        lines.add(
                pairs.isEmpty()
                        ? "Nothing waits for a person · 没有待核的记录对"
                        : pairs.size()
                                + " pairs shown; decide: tierhub review same A B --by NAME, tierhub review different A B --by"
                                + " NAME · 列出 " + pairs.size() + " 对");
        return lines;
    }

    static List<String> standing(List<Standing> decisions) {
        List<String> lines = new ArrayList<>();
        for (Standing each : decisions) {
            lines.add(line("decision " + each.decision().number() + "  "
                    + ExplainText.time(each.at()) + "  " + each.decision().kind() + "  " + about(each) + ", by "
                    + each.decision().by()
                    + (each.decision().note() == null
                            ? ""
                            : ": " + each.decision().note())));
        }
        lines.add(decisions.size() + " decisions stand · 有效的人工决定 " + decisions.size() + " 项");
        return lines;
    }

    private static String about(Standing each) {
        Pin pin = each.pin();
        if (pin != null) {
            return each.records().get(0) + " " + pin.field() + " = " + pin.value();
        }
        return each.records().get(0)
                + (each.same() ? " = " : " ≠ ")
                + each.records().get(1)
                + (each.pairs() > 1 ? " and " + (each.pairs() - 1) + " more pairs" : "");
    }

    static List<String> pinned(Pinned pinned) {
        if (!pinned.fresh()) {
            return List.of("Decision " + pinned.number() + " says so already: " + states(pinned) + " · 已有决定 "
                    + pinned.number());
        }
        return List.of(
                "Decision " + pinned.number() + " (pinned): " + states(pinned) + " · 决定 " + pinned.number() + "：已固定");
    }

    static List<String> unpinned(Pinned pinned) {
        return List.of("Decision " + pinned.number() + " (unpinned): " + states(pinned) + " · 决定 " + pinned.number()
                + "：不再固定");
    }

    private static String states(Pinned pinned) {
        return line(pinned.customer() + " " + pinned.field()
                + (pinned.value() == null ? " has no value" : " = " + pinned.value()));
    }

    static List<String> decided(Decided decided, String verb) {
        String customers = String.join(
                ", ", decided.customers().stream().map(CustomerId::toString).toList());
        if (!decided.fresh()) {
            return List.of(
                    "Decision " + decided.number() + " says so already: " + customers + " · 已有决定 " + decided.number());
        }
        return List.of("Decision " + decided.number() + " (" + verb + "): now " + customers + "; " + decided.moved()
                + " source records moved · 决定 " + decided.number() + "：" + customers + "，移动 " + decided.moved()
                + " 条来源记录");
    }

    private static String line(String text) {
        return TextWidth.fit(text, Integer.MAX_VALUE);
    }
}
