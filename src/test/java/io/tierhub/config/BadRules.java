package io.tierhub.config;

import static io.tierhub.config.Bad.bad;

import java.util.List;
import java.util.stream.Stream;

/** Rules of matching and mastering, and rulesets. */
final class BadRules {
    private BadRules() {}

    static Stream<Bad> all() {
        return Stream.of(rules(), models()).flatMap(List::stream);
    }

    private static List<Bad> rules() {
        return List.of(
                bad("matching.yaml", "preset: loose§", "preset = \"loose\": expected one of default, strict"),
                bad("matching.yaml", "key_cap: 1§", "key_cap = \"1\": key_cap must be 10 to 10000"),
                bad("matching.yaml", "key_cap: 9999999999§", "key_cap = \"9999999999\": expected a whole number"),
                bad("matching.yaml", "pairs_per_record: 0.5§", "pairs_per_record = \"0.5\": expected a whole number"),
                bad(
                        "matching.yaml",
                        "unique_systems: erp§",
                        "unique_systems = \"erp\": a single value stands where a list"),
                bad(
                        "matching.yaml",
                        "unique_systems: [epr]§",
                        "unique_systems: there is no system epr in config/systems"),
                bad("matching.yaml", "unique_systems: [a, a]§", "unique_systems: unique_systems names a system twice"),
                bad("survivorship.yaml", "priority: [erp, erp]§", "priority: erp stands twice"),
                bad("survivorship.yaml", "fields:\n  name: newest§", "fields.name = \"newest\": expected one of"),
                bad(
                        "survivorship.yaml",
                        "fields:\n  nmae: longest§",
                        "fields.nmae = \"longest\": no rule can be given"),
                bad(
                        "survivorship.yaml",
                        "fields:\n  city: longest§",
                        "fields.city = \"longest\": city survives together"),
                bad("survivorship.yaml", "fields:\n  plan: union§", "fields.plan = \"union\": union keeps several"),
                bad("survivorship.yaml", "max_phones: 0§", "max_phones = \"0\": max_phones must be 1 to 100"),
                grading("window: P0D§", "window = \"P0D\": a window is longer than nothing"),
                grading("window: 24§", "window = \"24\": a window is an ISO period"),
                grading("k: 1§", "k = \"1\": k is from 2 to 10"),
                grading("high_from: 9§", "high_from = \"9\": high_from is from 2 to k"),
                grading("method: threshold§", "method = \"threshold\": method threshold needs cuts"),
                grading("weights: {r: -1, f: 1, m: 1}§", "weights.r"),
                grading("groups: {ALL: [5-5]}§", "groups: cell 1-1 is in no group"),
                grading("tie: low§", "tie = \"low\": unknown key; did you mean ties?"),
                clv("horizon_months: 61§", "horizon_months = \"61\": horizon_months is from 1 to 60"),
                clv("margin: 0§", "margin = \"0\": margin is above 0"),
                clv("purchases: pareto§", "purchases = \"pareto\": expected one of bg_nbd, mbg_nbd"),
                bad("grading/x.yaml", "§k: 1", "the key name is missing"),
                bad("grading/x.yaml", "name: y§", "name = \"y\": the file is named x.yaml"),
                bad(
                        "grading/x.yaml",
                        "name: x\npolicy:\n  cuts: {A: 40, B: 60, C: 80}§",
                        "policy.cuts: cuts from C to A"),
                bad(
                        "grading/x.yaml",
                        "name: x\npolicy:\n  min_coverage: 2§",
                        "policy.min_coverage = \"2\": min_coverage"),
                bad(
                        "grading/x.yaml",
                        "name: x\npolicy:\n  composite:\n    - {model: rfn, weight: 1}§",
                        "policy.composite[0].model = \"rfn\": there is no model 'rfn' with a score that is on; did you mean"),
                bad(
                        "grading/x.yaml",
                        "name: x\ncounted_statuses: [paid]§",
                        "counted_statuses: statuses are upper-case"));
    }

    /** Rulesets whose models cannot be, or do not fit together. */
    private static List<Bad> models() {
        return List.of(
                ruleset(
                        "models:\n  pyramid:\n    layers: {TOP: 20, REST: 90}§",
                        "models.pyramid.layers: the last of the layers"),
                ruleset(
                        "models:\n  pyramid:\n    layers: {TOP: 20, NEXT: 20, REST: 100}§",
                        "models.pyramid.layers: layers must"),
                ruleset("models:\n  ltv:\n    retention: 1.2§", "models.ltv.retention = \"1.2\": retention is above 0"),
                ruleset("models:\n  ltv:\n    annual_churn: 0§", "models.ltv.annual_churn = \"0\": annual_churn"),
                ruleset(
                        "models:\n  ltv:\n    formula: retention\n    payment: contract_amont§",
                        "models.ltv.payment = \"contract_amont\": there is no variable 'contract_amont'; did you mean"),
                ruleset(
                        "models:\n  lifecycle:\n    dormant_days: 400§",
                        "models.lifecycle.dormant_days = \"400\": dormant_days is below churn_days"),
                ruleset(
                        "models:\n  lifecycle:\n    min_risk_days: 180§",
                        "models.lifecycle.min_risk_days = \"180\": min_risk_days is below dormant_days"),
                ruleset(
                        "models:\n  lifecycle:\n    scores: {NEW: 1}§",
                        "models.lifecycle.scores: scores name every stage"),
                ruleset(
                        "models:\n  engagement:\n    cap: 40§",
                        "models.engagement.cap = \"40\": cap keeps a level from ever being reached"),
                ruleset(
                        "models:\n  engagement:\n    events: {login: {points: 1}}§",
                        "models.engagement.events: types are upper-case: write LOGIN"),
                ruleset(
                        "models:\n  scores:\n    fit:\n      parts:\n        - {of: npss, weight: 1}§",
                        "models.scores.fit.parts[0].of = \"npss\": there is no variable 'npss'; did you mean nps?"),
                ruleset(
                        "models:\n  scores:\n    fit:\n      parts:\n        - {of: ltv, weight: 1, scale: model}§",
                        "models.scores.fit.parts[0].of = \"ltv\": there is no model with a score that is on 'ltv'"),
                ruleset(
                        "models:\n  scores:\n    fit:\n      parts:\n        - of: nps\n          weight: -1§",
                        "models.scores.fit.parts[0].weight = \"-1\": a weight is above 0"),
                ruleset(
                        "models:\n  scores:\n    abc:§\n      parts:\n        - {of: nps, weight: 1}",
                        "models.scores.abc: the name abc is taken"),
                ruleset(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y: {of: rfm, cuts: [50]}\n"
                                + "      cells: {HH: A, HL: B, LH: C}§",
                        "models.matrices.m.cells: cell LL has no name"),
                ruleset(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: rfm\n"
                                + "        cuts: [101]§",
                        "models.matrices.m.y.cuts: a score is from 0 to 100"),
                ruleset(
                        "models:\n  matrices:\n    m:\n      x: {of: nps, cuts: [5]}\n      y:\n        of: rfm\n"
                                + "        cuts: [30, 60]§\n        labels: [A, B, C]",
                        "models.matrices.m.y.cuts: cuts must descend"),
                ruleset(
                        "models:\n  personas:\n    otherwise: GENERAL\n    rules:\n      - name: BIG\n        when: moeny > 1.0§",
                        "models.personas.rules[0].when = \"moeny > 1.0\": there is no variable 'moeny'; did you mean money?"),
                ruleset(
                        "models:\n  personas:\n    otherwise: GENERAL\n    rules:§\n      - {name: A, when: nps > 1.0}\n"
                                + "      - {name: B, when: nps > 1.0}",
                        "models.personas.rules: B has the rule of one before it"),
                ruleset(
                        "models:\n  tags:\n    a: {when: nps < 6.0}\n    b: {when: nps < 6.0}§",
                        "models.tags.b.when = \"nps < 6.0\": the rule is the same as that of models.tags.a.when"),
                ruleset(
                        "models:\n  tags:\n    a: {when: nps <}§",
                        "models.tags.a.when = \"nps <\": the rule cannot be read"),
                ruleset("measures:\n  orders: {attribute: x}§", "measures.orders: the name orders is taken"),
                ruleset(
                        "measures:\n  m: {attribute: x, money: P3M}§",
                        "measures.m.money = \"P3M\": a measure is one of"),
                ruleset(
                        "policy:\n  composite:\n    - {model: pyramid, weight: 1}§",
                        "policy.composite[0].model = \"pyramid\": there is no model 'pyramid' with a score that is on"),
                ruleset(
                        "policy:\n  gates:\n    - {name: G, when: nps < 6.0, floor: B, ceiling: C}§",
                        "policy.gates[0].floor = \"B\": a gate has a floor or a ceiling"),
                ruleset(
                        "policy:\n  gates:\n    - {name: G, when: \"'x' in tags\", floor: B}§",
                        "policy.gates[0].when = \"'x' in tags\": there is no variable 'tags'"),
                ruleset(
                        "policy:\n  combiner: lookup§",
                        "policy.combiner = \"lookup\": lookup belongs to combiner lookup"),
                ruleset(
                        "policy:\n  combiner: lookup\n  lookup:\n    first: abc\n    second: rfm\n    tiers: {A/KEY_VALUE: A}§",
                        "policy.lookup.tiers: there is no tier for"),
                ruleset(
                        "policy:\n  hysteresis:\n    max_down: 4§",
                        "policy.hysteresis.max_down = \"4\": max_down is 1 to 3"));
    }

    private static Bad ruleset(String text, String says) {
        return bad("grading/x.yaml", "name: x\n" + text, says);
    }

    private static Bad clv(String line, String says) {
        return bad("grading/x.yaml", "name: x\nmodels:\n  clv:\n    " + line, "models.clv." + says);
    }

    private static Bad grading(String line, String says) {
        return bad("grading/x.yaml", "name: x\nmodels:\n  rfm:\n    " + line, "models.rfm." + says);
    }
}
