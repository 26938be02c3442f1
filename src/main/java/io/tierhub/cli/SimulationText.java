package io.tierhub.cli;

import io.tierhub.flow.Simulation;
import io.tierhub.flow.Simulation.Explained;
import io.tierhub.flow.Simulation.Quarter;
import io.tierhub.grade.Migration;
import io.tierhub.grade.Reason;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What other rules would do, as text. */
final class SimulationText {
    private final Simulation made;
    private final List<String> lines = new ArrayList<>();

    private SimulationText(Simulation made) {
        this.made = made;
    }

    static List<String> lines(Simulation made) {
        SimulationText text = new SimulationText(made);
        text.summary();
        text.matrix();
        text.counts("Events that the next run would send", "system", made.writes(), made.anyway());
        text.counts("Tasks that the next run would give", "owner", made.tasks(), made.tasksAnyway());
        text.groups(
                "Personas",
                made.groups().current().personas(),
                made.groups().next().personas());
        text.groups("Tags", made.groups().current().tags(), made.groups().next().tags());
        text.movers();
        text.quarters();
        text.next();
        return text.lines;
    }

    private void summary() {
        Migration all = made.migration();
        lines.add(words(
                "%s in place of %s, as of %s%s",
                shortened(made.next()), shortened(made.current()), made.asOf(), made.replay() ? " (a past day)" : ""));
        lines.add(words(
                "%,d of %,d customers would have another tier (%s), with %s of %s revenue (%s)",
                all.moved(),
                all.customers(),
                percent(all.moves().customers()),
                money(all.movedCents()),
                money(all.cents()),
                percent(all.moves().revenue())));
    }

    private void matrix() {
        table("Customers and revenue by tier, from (rows) to (columns)", table -> {
            List<Tier> tiers = tiers(made.migration());
            List<String> header = new ArrayList<>(List.of(""));
            tiers.forEach(tier -> header.add(tier.name()));
            table.row(header);
            for (Tier from : tiers) {
                List<String> customers = new ArrayList<>(List.of(from.name()));
                List<String> revenue = new ArrayList<>(List.of(""));
                for (Tier to : tiers) {
                    customers.add(words("%,d", made.migration().customers(from, to)));
                    revenue.add(money(made.migration().cents(from, to)));
                }
                table.row(customers);
                table.row(revenue);
            }
        });
    }

    private void counts(String what, String whose, Map<String, Long> next, Map<String, Long> anyway) {
        TreeSet<String> names = new TreeSet<>(next.keySet());
        names.addAll(anyway.keySet());
        if (names.isEmpty()) {
            return;
        }
        table(what, table -> {
            table.row(List.of(whose, "by these rules", "by those that hold"));
            names.forEach(name -> table.row(List.of(
                    name, words("%,d", next.getOrDefault(name, 0L)), words("%,d", anyway.getOrDefault(name, 0L)))));
        });
    }

    private void groups(String what, Map<String, Long> before, Map<String, Long> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        if (names.isEmpty()) {
            return;
        }
        table(what, table -> {
            table.row(List.of("", "now", "then"));
            names.forEach(name -> table.row(List.of(
                    name, words("%,d", before.getOrDefault(name, 0L)), words("%,d", after.getOrDefault(name, 0L)))));
        });
    }

    private void movers() {
        if (made.movers().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Those that move with the most revenue");
        for (Explained each : made.movers()) {
            lines.add(words(
                    "  %s %s %s -> %s, revenue %s",
                    new CustomerId(each.mover().customer()),
                    each.keys(),
                    each.mover().from(),
                    each.mover().to(),
                    money(each.mover().cents())));
            lines.add("    now:  " + reasons(each.reasons().current()));
            lines.add("    then: " + reasons(each.reasons().next()));
        }
    }

    private void quarters() {
        table("The same at the ends of quarters, without hysteresis", table -> {
            table.row(List.of("day", "customers moved", "of", "revenue moved"));
            for (Quarter each : made.quarters()) {
                Migration all = each.migration();
                table.row(List.of(
                        each.day().toString(),
                        words("%,d", all.moved()),
                        words("%,d", all.customers()),
                        percent(all.moves().revenue())));
            }
        });
        lines.add(words(
                "Tier changes from quarter to quarter: %,d now, %,d then; taken back in the next one: %,d and %,d",
                made.restless().current().changes(),
                made.restless().next().changes(),
                made.restless().current().flaps(),
                made.restless().next().flaps()));
    }

    private void next() {
        lines.add("");
        if (made.next().equals(made.current())) {
            lines.add("These are the rules that grade already.");
        } else if (made.replay()) {
            lines.add("Of a past day, so it cannot be approved: simulate today for that.");
        } else {
            lines.add(
                    made.moves().approvers() == 2
                            ? "More than 10 % of customers or 5 % of revenue move: two persons have to approve."
                            : "One person has to approve.");
            String name = made.next().substring(0, made.next().indexOf('@'));
            lines.add("Then: tierhub ruleset approve " + name + " --by NAME, and tierhub ruleset activate " + name
                    + " --from DAY --by NAME");
        }
    }

    private interface Filling {
        void fill(TextTable table);
    }

    private void table(String title, Filling filling) {
        lines.add("");
        lines.add(title);
        TextTable table = new TextTable();
        filling.fill(table);
        lines.addAll(table.lines("  "));
    }

    /** The tiers that anybody has, before or after. */
    static List<Tier> tiers(Migration migration) {
        List<Tier> tiers = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            for (Tier other : Tier.values()) {
                if (!tiers.contains(tier) && migration.customers(tier, other) + migration.customers(other, tier) > 0) {
                    tiers.add(tier);
                }
            }
        }
        return tiers;
    }

    static String reasons(List<Reason> reasons) {
        return String.join(
                "; ", reasons.stream().map(reason -> reason.text().en()).toList());
    }

    /** A name with the first signs of its hash. */
    static String shortened(String id) {
        return id.substring(0, Math.min(id.length(), id.indexOf("@sha256:") + "@sha256:".length() + 8));
    }

    static String percent(int hundredths) {
        return words("%.2f %%", hundredths / 100.0);
    }

    static String money(long cents) {
        return words("%,.2f", BigDecimal.valueOf(cents, 2));
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
