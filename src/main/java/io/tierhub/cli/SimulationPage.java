package io.tierhub.cli;

import io.tierhub.flow.Simulation;
import io.tierhub.flow.Simulation.Explained;
import io.tierhub.flow.Simulation.Quarter;
import io.tierhub.grade.Migration;
import io.tierhub.grade.Reason;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What other rules would do, as one page in both languages. */
final class SimulationPage {
    private final HtmlPage html = new HtmlPage(new Bilingual("评级规则模拟", "Simulation of grading rules"));
    private final Simulation made;

    private SimulationPage(Simulation made) {
        this.made = made;
    }

    static String of(Simulation made) {
        SimulationPage page = new SimulationPage(made);
        page.summary();
        page.matrix();
        page.counts(
                new Bilingual("将发出的事件", "Events that would be sent"),
                new Bilingual("系统", "system"),
                made.writes(),
                made.anyway());
        page.counts(
                new Bilingual("将派出的任务", "Tasks that would be given"),
                new Bilingual("负责人", "owner"),
                made.tasks(),
                made.tasksAnyway());
        page.movers();
        page.quarters();
        return page.html.text();
    }

    private void summary() {
        Migration all = made.migration();
        html.paragraph(made.current() + " → " + made.next());
        html.table();
        html.figure(new Bilingual("评级日", "as of"), made.asOf().toString());
        html.figure(new Bilingual("等级变动的客户", "customers that move"), HtmlPage.of(all.moved(), all.customers()));
        html.figure(
                new Bilingual("其收入", "their revenue"),
                SimulationText.money(all.movedCents()) + " / " + SimulationText.money(all.cents()) + " ("
                        + SimulationText.percent(all.moves().revenue()) + ")");
        html.figure(
                new Bilingual("须批准的人数", "persons who must approve"),
                Integer.toString(made.moves().approvers()));
        html.figure(
                new Bilingual("季度间等级变动：现行、新规则", "changes between quarters: now, then"),
                made.restless().current().changes() + ", "
                        + made.restless().next().changes());
        html.figure(
                new Bilingual("其中下季度又变回", "of those, taken back in the next"),
                made.restless().current().flaps() + ", "
                        + made.restless().next().flaps());
        html.endTable();
    }

    private void matrix() {
        html.heading("h2", new Bilingual("等级迁移：行为现行等级，列为新等级", "Moves: rows from, columns to"));
        List<Tier> tiers = SimulationText.tiers(made.migration());
        html.table();
        html.header(tiers.stream()
                .collect(
                        () -> new ArrayList<>(List.of(new Bilingual("", ""))),
                        (labels, tier) -> labels.add(new Bilingual(tier.name(), tier.name())),
                        ArrayList::addAll)
                .toArray(new Bilingual[0]));
        for (Tier from : tiers) {
            html.row(from.name());
            for (Tier to : tiers) {
                html.number(HtmlPage.count(made.migration().customers(from, to)) + " · "
                        + SimulationText.money(made.migration().cents(from, to)));
            }
            html.endRow();
        }
        html.endTable();
    }

    private void counts(Bilingual what, Bilingual whose, Map<String, Long> next, Map<String, Long> anyway) {
        SortedSet<String> names = new TreeSet<>(next.keySet());
        names.addAll(anyway.keySet());
        html.heading("h2", what);
        html.table();
        html.header(whose, new Bilingual("按新规则", "by these rules"), new Bilingual("按现行规则", "by those that hold"));
        names.forEach(name -> {
            html.row(name);
            html.number(HtmlPage.count(next.getOrDefault(name, 0L)));
            html.number(HtmlPage.count(anyway.getOrDefault(name, 0L)));
            html.endRow();
        });
        html.endTable();
    }

    private void movers() {
        html.heading("h2", new Bilingual("收入最高的变动客户", "Those that move with the most revenue"));
        html.table();
        html.header(
                new Bilingual("客户", "customer"),
                new Bilingual("变动", "move"),
                new Bilingual("收入", "revenue"),
                new Bilingual("现行原因", "reasons now"),
                new Bilingual("新原因", "reasons then"));
        for (Explained each : made.movers()) {
            html.row(new CustomerId(each.mover().customer()) + " " + each.keys());
            html.number(each.mover().from() + " → " + each.mover().to());
            html.number(SimulationText.money(each.mover().cents()));
            html.number(both(each.reasons().current()));
            html.number(both(each.reasons().next()));
            html.endRow();
        }
        html.endTable();
    }

    private void quarters() {
        html.heading("h2", new Bilingual("最近四个季末", "The ends of the last quarters"));
        html.table();
        html.header(
                new Bilingual("季末", "day"),
                new Bilingual("变动客户", "customers that move"),
                new Bilingual("变动收入", "revenue that moves"));
        for (Quarter each : made.quarters()) {
            html.row(each.day().toString());
            html.number(HtmlPage.of(each.migration().moved(), each.migration().customers()));
            html.number(SimulationText.percent(each.migration().moves().revenue()));
            html.endRow();
        }
        html.endTable();
    }

    private static String both(List<Reason> reasons) {
        return String.join(
                "; ",
                reasons.stream().map(reason -> HtmlPage.both(reason.text())).toList());
    }
}
