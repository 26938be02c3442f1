package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulesets that cannot grade as they are meant to: each is refused with its line, its key and what to do. */
class BrokenRulesetsTest {
    /**
     * @param yaml where {@code §} ends the line at fault
     * @param key its path
     * @param remedy what the report ends with
     */
    record Broken(String yaml, String key, String remedy) {
        String written() {
            return "name: x\n" + yaml.replace("§", "");
        }

        String place() {
            long above = yaml.substring(0, yaml.indexOf('§')).lines().count();
            return "config/grading/x.yaml:" + (above + 1) + ": " + key;
        }

        @Override
        public String toString() {
            return key + ": " + remedy;
        }
    }

    static List<Broken> broken() {
        return List.of(
                // what is not there
                broken("models: {rfn: {}}§", "models.rfn", "did you mean rfm?"),
                broken("models:\n  pyramid:\n    layer: {}§", "models.pyramid.layer", "did you mean layers?"),
                broken("measures:\n  m: {counts: [LOGIN]}§", "measures.m.counts", "did you mean count?"),
                broken(
                        "policy:\n  composite:\n    - model: rfmm§\n      weight: 1",
                        "policy.composite[0].model",
                        "did you mean rfm?"),
                broken(
                        "policy:\n  composite:\n    - model: pyramid§\n      weight: 1",
                        "policy.composite[0].model",
                        "the model pyramid is off: write pyramid under models, or name another"),
                broken(
                        "policy:\n  gates:\n    - name: TOP\n      when: pyramid_class == 'GOLD'§\n      floor: B",
                        "policy.gates[0].when",
                        "the model pyramid is off: write pyramid under models, or name another"),
                broken(
                        "models:\n  tags:\n    slow: {when: engagement_score < 10.0}§",
                        "models.tags.slow.when",
                        "the model engagement is off: write engagement under models, or name another"),
                broken(
                        "policy:\n  combiner: lookup\n  lookup:\n    first: abc\n    second: lifecycle§\n    tiers: {A/NEW: A}",
                        "policy.lookup.second",
                        "the model lifecycle is off: write lifecycle under models, or name another"),
                broken(
                        "models:\n  tags:\n    big: {when: annual_revenu > 5.0}§",
                        "models.tags.big.when",
                        "did you mean annual_revenue?"),
                broken(
                        "models:\n  scores:\n    fit:\n      parts:\n        - of: employes§\n          weight: 1",
                        "models.scores.fit.parts[0].of",
                        "did you mean employees?"),
                broken(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: rfmm§\n        cuts: [50]",
                        "models.matrices.m.y.of",
                        "did you mean rfm?"),
                broken(
                        "models:\n  ltv:\n    formula: retention\n    payment: contract_amout§",
                        "models.ltv.payment",
                        "did you mean contract_amount?"),
                // classes and tags that nobody has
                broken(
                        "policy:\n  gates:\n    - name: G\n      when: abc_class == 'D'§\n      ceiling: C",
                        "policy.gates[0].when",
                        "known here: A, B, C"),
                broken(
                        "models:\n  pyramid: {}\n  tags:\n    top: {when: \"pyramid_class in ['GOLD', 'PLATIN']\"}§",
                        "models.tags.top.when",
                        "did you mean PLATINUM?"),
                broken(
                        "models:\n  tags: {risk: {when: nps < 6.0}}\npolicy:\n  gates:\n    - name: G\n"
                                + "      when: \"'riks' in tags\"§\n      ceiling: C",
                        "policy.gates[0].when",
                        "did you mean risk?"),
                broken(
                        "policy:\n  combiner: lookup\n  lookup:\n    first: abc\n    second: grid§\n"
                                + "    tiers: {A/H: A}\nmodels: {}",
                        "policy.lookup.second",
                        "known here: rfm, abc"),
                // what can never be
                broken(
                        "models:\n  tags:\n    top: {when: rfm_score > 100.0}§",
                        "models.tags.top.when",
                        "rfm_score is from 0 to 100; correct the number"),
                broken(
                        "models:\n  tags:\n    low: {when: abc_score < 0.0}§",
                        "models.tags.low.when",
                        "abc_score is from 0 to 100; correct the number"),
                broken(
                        "models:\n  tags:\n    fresh: {when: days_since_order < 0}§",
                        "models.tags.fresh.when",
                        "days_since_order is 0 or more here; correct the number"),
                broken(
                        "policy:\n  gates:\n    - name: G\n      when: orders == 0§\n      ceiling: D",
                        "policy.gates[0].when",
                        "orders is 1 or more here; correct the number"),
                broken(
                        "models:\n  tags:\n    all: {when: 1 < 2}§",
                        "models.tags.all.when",
                        "so it holds for all or none: name a variable"),
                broken(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: rfm\n        cuts: [120]§",
                        "models.matrices.m.y.cuts",
                        "so cuts are above 0 and at most 100, or a class could never be reached"),
                broken(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: orders\n        cuts: [0]§",
                        "models.matrices.m.y.cuts",
                        "so the last class could never be reached: write cuts above 0"),
                broken(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: nps§\n        cuts: [7]",
                        "models.matrices.m.y.of",
                        "so some cells could never be reached: change one"),
                broken(
                        "models:\n  scores:\n    fit:\n      parts:\n        - {of: nps, weight: 1, scale: band, bands: {0: 0, 9: 60}}\n"
                                + "      classes:\n        HIGH: 70§\n        LOW: 0",
                        "models.scores.fit.classes.HIGH",
                        "lower it, or raise the points of a band"),
                broken(
                        "models:\n  scores:\n    fit:\n      parts: [{of: nps, weight: 1}]\n      classes: {HIGH: 101, LOW: 0}§",
                        "models.scores.fit.classes",
                        "or one could never be reached"),
                broken("models:\n  engagement:\n    cap: 40§", "models.engagement.cap", "or lower the level"),
                broken("policy:\n  cuts: {A: 101, B: 60, C: 40}§", "policy.cuts", "or a tier could never be reached"),
                // borders and maps
                broken("policy:\n  cuts: {A: 60, B: 60, C: 40}§", "policy.cuts", "put them in order, each once"),
                broken("policy:\n  cuts: {A: 80, B: 60}§", "policy.cuts", "cuts name A, B and C, not [A, B]"),
                broken(
                        "models:\n  abc:\n    cuts: {A: 0.8, B: 0.8, C: 1.0}§",
                        "models.abc.cuts",
                        "put them in order, each once"),
                // written out of order: never put in order, as names and borders may have been swapped
                broken(
                        "models:\n  abc:\n    cuts: {A: 0.95, B: 0.8, C: 1.0}§",
                        "models.abc.cuts",
                        "cuts must ascend, but 0.95 stands before 0.8: put them in order, each once"),
                broken(
                        "models:\n  pyramid:\n    layers: {TOP: 20, MID: 5, REST: 100}§",
                        "models.pyramid.layers",
                        "layers must ascend, but 20 stands before 5: put them in order, each once"),
                broken(
                        "models:\n  ltv:\n    cuts: {MID: 1000, HIGH: 5000, LOW: 0}§",
                        "models.ltv.cuts",
                        "but 5000 stands before 1000: put them in order, each once"),
                broken(
                        "models:\n  clv:\n    classes: {LOW: 0, MID: 50, HIGH: 80}§",
                        "models.clv.classes",
                        "but 80 stands before 50: put them in order, each once"),
                broken(
                        "models:\n  engagement:\n    levels: {MEDIUM: 20, HIGH: 50}§",
                        "models.engagement.levels",
                        "but 50 stands before 20: put them in order, each once"),
                broken(
                        "models:\n  scores:\n    fit:\n      parts: [{of: nps, weight: 1}]\n      classes: {LOW: 0, HIGH: 70}§",
                        "models.scores.fit.classes",
                        "but 70 stands before 0: put them in order, each once"),
                broken(
                        "models:\n  abc:\n    cuts: {A: 0.8, B: 0.95, C: 0.99}§",
                        "models.abc.cuts",
                        "write 1, not 0.99"),
                broken(
                        "models:\n  rfm:\n    method: threshold\n    cuts:\n      days: [30, 20, 180, 365]§\n"
                                + "      orders: [2, 4, 8, 16]\n      money: [1, 2, 3, 4]",
                        "models.rfm.cuts.days",
                        "put them in order, each once"),
                broken(
                        "models:\n  rfm:\n    k: 2\n    high_from: 2\n    groups: {GOOD: [2-2, 2-1], BAD: [1-1]}§",
                        "models.rfm.groups",
                        "cell 1-2 is in no group: add it to one"),
                broken(
                        "models:\n  rfm:\n    k: 2\n    high_from: 2\n    groups: {GOOD: [2-2, 2-1, 1-2], BAD: [1-1, 1-2]}§",
                        "models.rfm.groups",
                        "a cell is in one group"),
                broken(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y: {of: rfm, cuts: [50]}\n"
                                + "      cells: {HH: A, HL: B, LH: C}§",
                        "models.matrices.m.cells",
                        "cell LL has no name: add it"),
                broken(
                        "models:\n  pyramid:\n    layers: {TOP: 20, REST: 90}§",
                        "models.pyramid.layers",
                        "it ends at 90"),
                broken(
                        "policy:\n  combiner: lookup\n  lookup:\n    first: abc\n    second: rfm\n    tiers: {A/KEY_VALUE: A}§",
                        "policy.lookup.tiers",
                        "there is no tier for A/GENERAL_DEVELOP: add one"),
                // weights
                broken(
                        "policy:\n  composite:\n    - model: rfm\n      weight: 0§",
                        "policy.composite[0].weight",
                        "correct that of rfm, or remove it"),
                broken(
                        "policy:\n  composite:§\n    - {model: rfm, weight: 1}\n    - {model: rfm, weight: 2}",
                        "policy.composite",
                        "keep one of them"),
                broken("policy:\n  min_coverage: 1.5§", "policy.min_coverage", "not 1.5"),
                // the same twice
                broken(
                        "models:\n  tags:\n    a: {when: nps < 6.0}\n    b: {when: nps<6.0}§",
                        "models.tags.b.when",
                        "the rule is the same as that of models.tags.a.when: change or remove one"),
                broken(
                        "models:\n  personas:\n    otherwise: REST\n    rules:\n      - {name: A, when: nps < 6.0}\n"
                                + "      - name: B\n        when: nps<6.0§",
                        "models.personas.rules[1].when",
                        "change or remove one"),
                broken(
                        "policy:\n  gates:\n    - {name: G, when: nps < 6.0, ceiling: C}\n    - name: H\n"
                                + "      when: nps  <  6.0§\n      ceiling: D",
                        "policy.gates[1].when",
                        "the rule is the same as that of G, whose ceiling it repeats: change or remove one"),
                broken(
                        "measures:\n  one: {count: [LOGIN], within: P3M}\n  two: {count: [LOGIN], within: P3M}§",
                        "measures.two",
                        "it is the same as one: remove one, or change it"),
                broken(
                        "models:\n  scores:\n    one: {parts: [{of: nps, weight: 1}]}\n    two: {parts: [{of: nps, weight: 1}]}§",
                        "models.scores.two",
                        "it is the same as one: remove one, or change it"),
                // more than people can act on
                broken("models:\n  tags:§\n" + tags(31), "models.tags", "remove or join some"),
                broken(
                        "models:\n  pyramid:\n    layers: {" + layers(13) + "}§",
                        "models.pyramid.layers",
                        "there are 13: join some under one name"),
                broken(
                        "models:\n  matrices:\n    m:§\n      x: {of: nps, cuts: [8, 6, 4], labels: [A, B, C, D]}\n"
                                + "      y: {of: rfm, cuts: [75, 50, 25], labels: [E, F, G, H]}",
                        "models.matrices.m.cells",
                        "there are 16: join some under one name"),
                broken(
                        "models:\n  personas:\n    otherwise: REST\n    rules:§\n" + personas(12),
                        "models.personas.rules",
                        "add or join some"));
    }

    private static Broken broken(String yaml, String key, String remedy) {
        return new Broken(yaml, key, remedy);
    }

    private static String tags(int count) {
        StringBuilder tags = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            tags.append("    t")
                    .append(i)
                    .append(": {when: orders > ")
                    .append(i)
                    .append("}\n");
        }
        return tags.toString();
    }

    private static String layers(int count) {
        StringBuilder layers = new StringBuilder();
        for (int i = 1; i < count; i++) {
            layers.append("L").append(i).append(": ").append(i).append(", ");
        }
        return layers + "REST: 100";
    }

    private static String personas(int count) {
        StringBuilder personas = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            personas.append("      - {name: P" + i + ", when: orders > " + i + "}\n");
        }
        return personas.toString();
    }

    @TempDir
    Path folder;

    private List<String> report(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("config/grading"));
        Files.writeString(folder.resolve("config/hub.yaml"), "ruleset: x\n");
        Files.writeString(folder.resolve("config/grading/x.yaml"), yaml);
        return new ConfigLoader(new Home(folder), Layers.of(Map.of()))
                .check().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedWithLineKeyAndRemedy(Broken each) throws IOException {
        assertThat(report(each.written()))
                .anySatisfy(line -> assertThat(line).startsWith(each.place()).endsWith(each.remedy()));
    }

    @Test
    void thirtyTagsAndTwelveClassesPass() throws IOException {
        assertThat(report("name: x\nmodels:\n  pyramid: {layers: {" + layers(12) + "}}\n  tags:\n" + tags(30)))
                .isEmpty();
    }

    @Test
    void rulesThatMayHoldPass() throws IOException {
        assertThat(report("""
                name: x
                models:
                  lifecycle: {}
                  tags:
                    none_yet: {when: orders == 0}
                    best: {when: rfm_score >= 100.0 && abc_class != 'C'}
                    lead: {when: lifecycle_class == 'LEAD' || industry == 'abc_class == Q'}
                policy:
                  gates:
                    - {name: ONE, when: orders < 2, ceiling: B}
                    - {name: TOO, when: orders < 2, floor: C}
                """)).isEmpty();
    }
}
