package io.tierhub.grade;

import io.tierhub.grade.Pareto.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All customers of a day as counts: one pass over a population in memory.
 *
 * @param heat customers by recency (row, R - 1) and the mean of frequency and money (column, FM - 1)
 * @param pareto of the money in the window of ABC
 * @param abc customers and money of each class, best first
 * @param stages customers by stage of life, in the order of a life; empty where the rules have no lifecycle
 * @param rules by kind and name, of how many customers a gate, a tag or a persona holds; also 0
 * @param otherwise customers of whom no persona's rule holds; 0 without personas
 * @param graded customers that are graded by machine
 */
public record PopulationPicture(
        List<List<Long>> heat,
        List<Point> pareto,
        List<Share> abc,
        Map<String, Long> stages,
        Map<String, Long> rules,
        long otherwise,
        long graded) {
    /** One class: how many customers, and what they brought in hundredths. */
    public record Share(String klass, long customers, long cents) {}

    /** @param reference made by the same ruleset */
    public static PopulationPicture of(Ruleset ruleset, Reference reference, Population population, int asOf) {
        return new Pass(ruleset, new Grading(ruleset, reference, asOf)).over(population);
    }

    private static final class Pass {
        private static final List<LifecycleSettings.Stage> LIFE = List.of(
                LifecycleSettings.Stage.LEAD,
                LifecycleSettings.Stage.NEW,
                LifecycleSettings.Stage.GROWING,
                LifecycleSettings.Stage.MATURE,
                LifecycleSettings.Stage.AT_RISK,
                LifecycleSettings.Stage.DORMANT,
                LifecycleSettings.Stage.CHURNED);

        private final Ruleset ruleset;
        private final Grading grading;
        private final int k;
        private final long[][] heat;
        private final Map<String, long[]> abc = new LinkedHashMap<>();
        private final Map<String, Long> stages = new LinkedHashMap<>();
        private final Map<String, Long> rules = new TreeMap<>();
        private long[] cents = new long[1024];
        private int valued;
        private long graded;
        private long otherwise;

        Pass(Ruleset ruleset, Grading grading) {
            this.ruleset = ruleset;
            this.grading = grading;
            k = ruleset.models().rfm().k();
            heat = new long[k][k];
            ruleset.models().abc().classes().forEach(klass -> abc.put(klass, new long[2]));
            if (ruleset.models().lifecycle() != null) {
                LIFE.forEach(stage -> stages.put(stage.name(), 0L));
            }
            ruleset.policy().gates().forEach(gate -> rules.put("gate " + gate.name(), 0L));
            ruleset.models().tags().keySet().forEach(tag -> rules.put("tag " + tag, 0L));
            PersonaSettings personas = ruleset.models().personas();
            if (personas != null) {
                personas.rules().forEach(each -> rules.put("persona " + each.name(), 0L));
            }
        }

        PopulationPicture over(Population population) {
            for (int i = 0; i < population.size(); i++) {
                GradeInput input = population.get(i);
                if (input.gradable()) {
                    graded++;
                    grading.models().forEach(model -> count(model, input));
                    grading.decide(input).gates.forEach(gate -> rules.merge("gate " + gate.name(), 1L, Long::sum));
                }
            }
            List<Share> shares = new ArrayList<>();
            abc.forEach((klass, both) -> shares.add(new Share(klass, both[0], both[1])));
            List<List<Long>> rows = new ArrayList<>();
            for (long[] row : heat) {
                rows.add(Arrays.stream(row).boxed().toList());
            }
            return new PopulationPicture(
                    rows, Pareto.curve(Arrays.copyOf(cents, valued)), shares, stages, rules, otherwise, graded);
        }

        private void count(Model model, GradeInput input) {
            if (model instanceof Rfm rfm && input.ranked()) {
                heat[rfm.r(input) - 1][(rfm.f(input) + rfm.m(input) + 1) / 2 - 1]++;
            } else if (model instanceof Abc klass) {
                value(klass.klass(input), input.valueCents());
            } else if (model instanceof Lifecycle) {
                stages.merge(model.klass(input), 1L, Long::sum);
            } else if (model instanceof Tags tags) {
                tags.of(input).forEach(tag -> rules.merge("tag " + tag, 1L, Long::sum));
            } else if (model instanceof Personas) {
                persona(model.klass(input));
            }
        }

        private void value(String klass, long value) {
            long[] both = abc.computeIfAbsent(klass, each -> new long[2]);
            both[0]++;
            both[1] += Math.max(0, value);
            if (value > 0) {
                cents = valued == cents.length ? Arrays.copyOf(cents, valued * 2) : cents;
                cents[valued++] = value;
            }
        }

        private void persona(String name) {
            PersonaSettings personas = ruleset.models().personas();
            if (personas != null && name.equals(personas.otherwise())) {
                otherwise++;
            } else {
                rules.merge("persona " + name, 1L, Long::sum);
            }
        }
    }
}
