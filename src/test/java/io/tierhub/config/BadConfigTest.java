package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad configurations, each found with its file and line, one by one and all at once. */
class BadConfigTest {
    private static final Layers LAYERS = Layers.of(Map.of("SHORT_SECRET", "short-and-private"));

    /**
     * @param file relative to config/
     * @param text where {@code §} ends the line at fault; without it, the file as a whole is
     * @param says how the report of it goes on after file and line
     */
    record Bad(String file, String text, String says) {
        String written() {
            return text.replace("§", "");
        }

        String start() {
            int at = text.indexOf('§');
            String line = at < 0
                    ? ""
                    : ":"
                            + (text.substring(0, at)
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count()
                                    + 1);
            return "config/" + file + line + ": " + says;
        }
    }

    static List<Bad> bads() {
        List<Bad> bads = new ArrayList<>();
        bads.addAll(hub());
        bads.addAll(rules());
        bads.addAll(models());
        bads.addAll(actions());
        bads.addAll(others());
        bads.addAll(pulls());
        bads.addAll(overHttp());
        bads.addAll(topics());
        systems().forEach(bads::add);
        return bads;
    }

    private static List<Bad> topics() {
        return List.of(
                topic("k01", "topic: tiers\n    brokers: [\"kafka://a:9092\"]§", "push.kafka.brokers"),
                topic(
                        "k02",
                        "brokers: [\"a:9092\"]\n    topic: all tiers§",
                        "push.kafka.topic = \"all tiers\": topic has"),
                topic("k03", "brokers: [\"a:65536\"]§\n    topic: tiers", "push.kafka.brokers"),
                topic(
                        "k04",
                        "brokers: [\"a:9092\"]\n    topic: tiers\n    key: \"{email}\"§",
                        "push.kafka.key = \"{email}\": key holds"),
                topic(
                        "k05",
                        "brokers: [\"a:9092\"]\n    topic: tiers\n    login: {user: u, password: p, mechanism: plain}§",
                        "push.kafka.login: login with mechanism plain"),
                topic(
                        "k06",
                        "brokers: [\"a:9092\"]\n    topic: tiers\n    tls: true\n    ca: no-such.pem§",
                        "push.kafka.ca = \"no-such.pem\": the file cannot be read"),
                topic(
                        "k07",
                        "brokers: [\"a:9092\"]\n    topic: tiers\n    timeout: 3m§",
                        "push.kafka.timeout = \"3m\": timeout must be"),
                bad(
                        "systems/k08.yaml",
                        "system: k08\npush:\n  kafka: {brokers: [\"a:9092\"], topic: tiers}\n  values: {A: Gold}§",
                        "push.values: values are for request"),
                bad(
                        "systems/k09.yaml",
                        "system: k09\npush:\n  kafka: {brokers: [\"a:9092\"], topic: tiers}\n  reconcile: {every: 59m}§",
                        "push.reconcile.every = \"59m\": every must be 1h to 365d"));
    }

    private static Bad topic(String system, String kafka, String says) {
        return bad("systems/" + system + ".yaml", "system: " + system + "\npush:\n  kafka:\n    " + kafka, says);
    }

    private static List<Bad> hub() {
        return List.of(
                bad("hub.yaml", "zone: Asia/Peking§", "zone = \"Asia/Peking\": expected a time zone; write it like"),
                bad("hub.yaml", "# x\ncurrency: YUAN§", "currency = \"YUAN\": a currency is an ISO code"),
                bad("hub.yaml", "country: cn§", "country = \"cn\": a country is an ISO code"),
                bad("hub.yaml", "day_first: yes§", "day_first = \"yes\": expected true or false"),
                bad("hub.yaml", "curency: USD§", "curency = \"USD\": unknown key; did you mean currency?"),
                bad("hub.yaml", "zone: UTC\nzone: UTC§", "zone: the key stands twice, first on line 1"),
                bad("hub.yaml", "quarantine_days: 0§", "quarantine_days = \"0\": quarantine_days must be 1 to 3650"),
                bad("hub.yaml", "quarantine_days: 3651§", "quarantine_days = \"3651\": quarantine_days must be"),
                bad("hub.yaml", "ruleset: premium§", "ruleset = \"premium\": there is no such ruleset"),
                bad("hub.yaml", "zone: [UTC]§", "zone: a list stands here; write one value"),
                bad("hub.yaml", "- zone: UTC§", "a list stands here; write keys: zone, currency"),
                bad("hub.yaml", "zone: UTC\n\tcurrency: CNY§", "a tab character indents this line"),
                bad("hub.yaml", "zone: \"UTC\n§", "not valid YAML"),
                bad("hub.yaml", "zone:§", "zone = \"\": there is no value; write one or remove the key"),
                bad(
                        "hub.yaml",
                        "zone: ${env:NO_SUCH_ZONE}§",
                        "zone = \"${env:NO_SUCH_ZONE}\": the environment variable"));
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

    /** Actions that cannot be, or that name what is not there. */
    private static List<Bad> actions() {
        String tier = "    on: {enter: {tier: A}}\n";
        return List.of(
                bad("actions.yaml", "action: []§", "action: unknown key; did you mean actions?"),
                action(tier + "    onse: []§", "onse: unknown key; did you mean once?"),
                action(
                        "    on: {enter: {tier: AA}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.tier = \"AA\": there is no tier AA"),
                action(
                        "    on: {enter: {stage: NWE}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.stage = \"NWE\": there is no stage NWE; did you mean NEW?"),
                action(
                        "    on: {enter: {tag: risky}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.tag = \"risky\": the ruleset that grades sets no tag risky"),
                action("    on: {}§\n    ensure: {erp: {c: x}}", "on: on takes exactly one of enter"),
                bad("actions.yaml", "actions:\n  - id: vip§\n" + tier, "actions[0]: vip does nothing"),
                action(tier + "    once:\n      - {task: call, due: P2D}§", "once[0]: the task call has no owner"),
                action(tier + "    once:\n      - {task: call, owner: x}§", "once[0]: the task call has no due time"),
                action(
                        tier + "    once:\n      - {task: call, send: x}§",
                        "once[0].task = \"call\": a step is exactly one of"),
                action(
                        tier + "    once:\n      - {send: hello, due: P1D}§",
                        "once[0]: owner, due and escalate go with a task"),
                action(
                        tier + "    once:\n      - {task: call, owner: x, due: 24}§",
                        "once[0].due = \"24\": a span is written as ISO 8601 does"),
                action(
                        tier + "    once:\n      - {notice: sales, text: hi}§",
                        "once[0].notice = \"sales\": there is no channel sales"),
                action(
                        tier + "    once:\n      - {send: x, to: marketting}§",
                        "once[0].to = \"marketting\": there is no system or kind of system marketting; did you mean marketing?"),
                action(tier + "    ensure:\n      tickting: {sla: gold}§", "ensure.tickting: there is no system"),
                action(
                        tier + "    ensure:\n      erp: {owner: \"${phone}\"}§",
                        "ensure.erp.owner = \"${phone}\": ${phone} is personal data"),
                action(
                        tier + "    ensure:\n      erp: {class: \"${teir}\"}§",
                        "ensure.erp.class = \"${teir}\": nothing is filled in for ${teir}; did you mean tier?"),
                action(
                        tier + "    ensure:\n      erp:\n        tag.add: [x]§",
                        "ensure.erp.tag.add: tags are set by tags.add"),
                action(
                        tier + "    ensure: {erp: {c: x}}\n    cooldown: P0D§",
                        "cooldown = \"P0D\": a span is longer than nothing"),
                action(
                        tier + "    enrol:\n      sequence: s\n      steps: [{day: 3, send: a}, {day: 1, send: b}]§",
                        "enrol.steps: each has a day"),
                action(tier + "    ensure: {erp: {c: x}}\n  - id: vip§\n" + tier + "    ensure: {erp: {c: x}}", null),
                bad(
                        "actions.yaml",
                        "texts:\n  hi: {zh: 你好, en: \"Dear ${name}\"}§",
                        "texts.hi.en = \"Dear ${name}\": ${name} is personal data"),
                bad(
                        "actions.yaml",
                        "timing: {quiet_hours: 21-9}§",
                        "timing.quiet_hours = \"21-9\": quiet hours go from"),
                bad(
                        "actions.yaml",
                        "timing: {holidays: [2026-10-07/2026-10-01]}§",
                        "timing.holidays[0] = \"2026-10-07/2026-10-01\": the last day"),
                bad("actions.yaml", "cap: {days: 0}§", "cap.days"),
                bad("actions.yaml", "control_group: 100§", "control_group = \"100\": control_group is percent"),
                bad("actions.yaml", "channels:\n  c: {kind: slack}§", "channels.c: a robot has a url"),
                bad(
                        "actions.yaml",
                        "channels:\n  c:\n    kind: slack\n    url: http://127.0.0.1/x§",
                        "channels.c.url = \"***\": the host is"));
    }

    private static Bad action(String lines, String says) {
        String at = "actions[0].";
        return bad(
                "actions.yaml",
                "actions:\n  - id: vip\n" + lines,
                says == null ? "actions[1].id = \"vip\": there is an action vip above" : at + says);
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

    private static List<Bad> others() {
        return List.of(
                bad(
                        "application.properties",
                        "tierhub.databse.url=x§",
                        "tierhub.databse.url = \"***\": unknown key; did" + " you mean tierhub.database.url?"),
                bad(
                        "application.properties",
                        "#\ntierhb.folders.data=x§",
                        "tierhb.folders.data = \"x\": unknown key; did" + " you mean tierhub?"),
                bad("application.properties", "tierhub.database.url=jdbc:oracle:x§", "tierhub.database.url = \"***\":"),
                bad("application.properties", "tierhub.database.user=u§", "tierhub.database: the key url is missing"),
                bad("application.properties", "tierhub.folders.data=§", "tierhub.folders.data = \"\": data must name"),
                bad(
                        "application.properties",
                        "tierhub.folders.quiet_seconds=-1§",
                        "tierhub.folders.quiet_seconds = \"-1\": quiet_seconds must be 0 to 3600"),
                bad(
                        "application.properties",
                        "erp.password=${env:NO}§",
                        "erp.password = \"${env:NO}\": the environment"),
                bad("application.properties", "a=1\na=2§", "a: the key stands twice, first on line 1"),
                bad("application.properties", "a=\\u12§", "a backslash with u must be followed"),
                bad("rates.csv", "currency,day,rate§", "the first line names the columns; write day,currency,rate"),
                bad("rates.csv", "day,currency,rate\n30.6.2026,USD,7§", "day = \"30.6.2026\": expected a day"),
                bad(
                        "rates.csv",
                        "day,currency,rate\n2026-06-30,Dollar,7§",
                        "currency = \"Dollar\": expected an ISO code"),
                bad("rates.csv", "day,currency,rate\n2026-06-30,USD,0§", "rate = \"0\": expected a number above 0"),
                bad(
                        "rates.csv",
                        "day,currency,rate\n\n2026-06-30,USD,7\n2026-06-30,USD,8§",
                        "currency = \"USD\": the rate" + " of that day stands twice, first on line 3"),
                bad("rates.csv", "day,currency,rate\n2026-06-30,USD§", "a row has a day, a currency and a rate"),
                bad("matchng.yaml", "preset: strict", "nothing reads a file of this name; did you mean matching.yaml?"),
                bad("systems/shop.yml", "system: shop", "only files that end in .yaml are read here"));
    }

    private static List<Bad> pulls() {
        String jdbc = "jdbc: {url: 'jdbc:h2:mem:', user: u}\n";
        return List.of(
                customers(
                        "p01",
                        "  map: {name: n}\n  pull: {query: SELECT 1}§",
                        "customers.pull: a query needs a database"),
                bad(
                        "systems/p02.yaml",
                        "system: p02\n" + jdbc + "customers: {key: k, map: {name: n}, pull: {}}§",
                        "customers.pull: query or request, one of the two"),
                bad(
                        "systems/p03.yaml",
                        "system: p03\ncustomers: {key: k, map: {name: n}}\njdbc: {url: 'jdbc:h2:mem:', user: u}§",
                        "jdbc: no entity is pulled from it"),
                customers(
                        "p04",
                        "  map: {name: n}\n  pull: {query: SELECT 1;}§",
                        "customers.pull.query = \"SELECT 1;\": query must be one SELECT"),
                customers(
                        "p05",
                        "  map: {name: n}\n  pull: {query: SELECT 1, cursor: {time: t, id: k, lag: 40d}}§",
                        "customers.pull.cursor.lag = \"40d\": lag must be 0s to 31d"),
                bad(
                        "systems/p06.yaml",
                        "system: p06\ncustomers: {key: k, map: {name: n}}\njdbc: {url: 'jdbc:x:y?password=z', user: u}§",
                        "jdbc.url = \"***\": url must not name a user or a password"),
                bad(
                        "systems/p07.yaml",
                        "system: p07\npull_every: 8d§\ncustomers: {key: k, map: {name: n}}",
                        "pull_every = \"8d\": pull_every must be 0s to 7d"),
                bad(
                        "systems/p08.yaml",
                        "system: p08\n" + jdbc
                                + "orders:§\n  customer: c\n  map: {placed_at: d, amount: a}\n  pull: {query: SELECT 1}",
                        "orders: what is pulled needs a key"));
    }

    /** What is asked for over HTTP, and what is posted. */
    private static List<Bad> overHttp() {
        String pull = "customers:\n  key: k\n  map: {name: n}\n  pull:\n    request:\n      path: /x\n";
        String url = "http:\n  url: https://a.example\n";
        return List.of(
                bad(
                        "systems/h01.yaml",
                        "system: h01\n" + pull.replace("pull:", "pull:§"),
                        "customers.pull: a request needs an address"),
                bad(
                        "systems/h02.yaml",
                        "system: h02\npush: {webhook: {url: 'https://a.example', secret: '0123456789012345678901234'}}\n"
                                + url.replace("http:\n", "http:§\n"),
                        "http: nothing is asked of it or told to it"),
                bad(
                        "systems/h03.yaml",
                        "system: h03\n" + pull + url + "  auth: {bearer: x, basic: {user: a, password: b}}§",
                        "http.auth.bearer = \"***\": one of bearer"),
                bad(
                        "systems/h04.yaml",
                        "system: h04\n" + pull + "http:\n  url: http://169.254.169.254§",
                        "http.url = \"***\": the host is the metadata service of a cloud"),
                bad(
                        "systems/h05.yaml",
                        "system: h05\n" + url + pull + "      pages: {by: cursor}§",
                        "customers.pull.request.pages.by = \"cursor\": next is the JSON pointer"),
                bad(
                        "systems/h06.yaml",
                        "system: h06\n" + url + pull + "      query: {since: '{form}'}§",
                        "customers.pull.request.query.since = \"{form}\": {form} is not among what is filled in"),
                bad(
                        "systems/h07.yaml",
                        "system: h07\n" + url + pull + "      method: post\n      body: '{\"limit\": {limit}}'§",
                        "customers.pull.request.body = \"{\"limit\": {limit}}\": body is not JSON"),
                bad(
                        "systems/h08.yaml",
                        "system: h08\n" + url + pull + "      body: '{}'§",
                        "customers.pull.request.body = \"{}\": method must be post"),
                bad(
                        "systems/h09.yaml",
                        "system: h09\n" + url + pull + "      since: {at: [m], format: unixtime}§",
                        "customers.pull.request.since.format = \"unixtime\": 'unixtime' is no format of stamps"),
                bad(
                        "systems/h10.yaml",
                        "system: h10\n" + url + pull + "      records: {at: data}§",
                        "customers.pull.request.records.at = \"data\": 'data' is no JSON pointer"),
                bad(
                        "systems/h11.yaml",
                        "system: h11\n" + pull + url + "  rate: {requests: 0}§",
                        "http.rate.requests = \"0\": requests must be 1 to 100000"),
                bad(
                        "systems/h12.yaml",
                        "system: h12\n" + pull + url
                                + "  auth:\n    oauth2: {token_url: 'https://a.example/t', grant: refresh_token, client_id: i, client_secret: s}§",
                        "http.auth.oauth2.grant = \"refresh_token\": refresh_token belongs to grant"),
                bad(
                        "systems/h13.yaml",
                        "system: h13\ncustomers: {key: k, map: {name: n}}\ninbound:\n  verify: {}§",
                        "inbound.verify: one of standard, hmac, token and jiandaoyun"),
                bad(
                        "systems/h14.yaml",
                        "system: h14\ncustomers: {key: k, map: {name: n}}\ninbound:\n  verify: {jiandaoyun: s}\n  entity_at: /t\n  entities:\n    ticket: tickets§",
                        "inbound.entities.ticket = \"tickets\": the file maps no tickets"),
                bad(
                        "systems/h15.yaml",
                        "system: h15\npush:\n  webhook:\n    secret: 0123456789012345678901234\n    url: http://[::ffff:10.0.0.1]/x§",
                        "push.webhook.url = \"***\": the host is a private address"),
                bad(
                        "systems/h16.yaml",
                        "system: h16\n" + url + pull.replace("  pull:", "  mode: snapshot\n  pull:§")
                                + "      since: {at: [m]}",
                        "customers.pull: a snapshot is the whole list"));
    }

    private static List<Bad> systems() {
        return List.of(
                bad("systems/s01.yaml", "§kind: erp", "the key system is missing"),
                bad(
                        "systems/s02.yaml",
                        "system: other§\npush: {webhook: {url: 'https://a.example', secret: "
                                + "0123456789012345678901234}}",
                        "system = \"other\": the file is named s02.yaml"),
                bad(
                        "systems/S03.yaml",
                        "system: S03§\npush:",
                        "system = \"S03\": system must be 1 to 40 small letters"),
                bad("systems/s04.yaml", "system: s04§", "nothing comes from s04"),
                bad("systems/s05.yaml", "system: s05\nkind: ecommerce§", "kind = \"ecommerce\": expected one of erp"),
                customers(
                        "s06",
                        "  map: {phnoe: tel}§",
                        "customers.map.phnoe = \"tel\": unknown field 'phnoe'; did you mean phones?"),
                customers(
                        "s07",
                        "  map:\n    name: n\n    placed_at: d§",
                        "customers.map.placed_at = \"d\": unknown field" + " of customers"),
                customers("s08", "  map: {attributes: {a: }}§", "customers.map.attributes"),
                customers("s09", "  map: {type: {const: person}}§", "customers.map: no column is mapped"),
                customers("s10", "  map: {name: n}\n  mode: replace§", "customers.mode = \"replace\": expected one of"),
                customers(
                        "s11",
                        "  map: {name: n}\n  format: {charset: UTF-9}§",
                        "customers.format.charset = \"UTF-9\":"),
                customers(
                        "s12",
                        "  map: {name: n}\n  fiels: '*'§",
                        "customers.fiels = \"*\": unknown key; did you mean" + " files?"),
                customers("s13", "  map: {name: n}\n  files: 'a/b'§", "customers.files = \"a/b\": must match names"),
                customers("s14", "  map: {name: n}\n  files: '[a'§", "customers.files = \"[a\": not a glob"),
                customers(
                        "s15",
                        "  map: {name: n}\n  customer: x§",
                        "customers.customer = \"x\": customers are not facts"),
                customers(
                        "s40",
                        "  map:\n    name: n\n    city: {column: c, split: '/'}§",
                        "customers.map.city: city.take says which part of the split counts; write a number from 1, or last"),
                customers(
                        "s41",
                        "  map:\n    name: n\n    created_at:\n      column: c\n      date: dd.MM§",
                        "customers.map.created_at.date = \"dd.MM\": created_at.date is no pattern of a date"),
                customers(
                        "s42",
                        "  map:\n    name: n\n    attributes:\n      level: {column: c, upper: true}§",
                        "customers.map.attributes.level: unknown key of attributes.level 'upper'"),
                customers(
                        "s43",
                        "  map: {name: n}\n  tolerance: 5 percent§",
                        "customers.tolerance = \"5 percent\": tolerance is none, a number of rows"),
                bad(
                        "systems/s16.yaml",
                        "system: s16\ncustomers:§\n  map: {name: n}",
                        "customers: customers need a key"),
                bad(
                        "systems/s17.yaml",
                        "system: s17\norders:§\n  map: {placed_at: d, amount: a}",
                        "orders: orders need" + " customer"),
                orders("s18", "  customer: c\n  map: {placed_at: d}§", "orders.map: amount is not mapped"),
                orders(
                        "s19",
                        "  customer: {mail: c}§\n  map: {placed_at: d, amount: a}",
                        "orders.customer.mail = \"c\":" + " unknown key; did you mean email?"),
                orders(
                        "s20",
                        "  customer: {}§\n  map: {placed_at: d, amount: a}",
                        "orders.customer: a fact names its" + " customer in exactly one way"),
                bad(
                        "systems/s21.yaml",
                        "system: s21\ncustomers: {key: k, files: 'a*', map: {name: n}}\n"
                                + "orders: {customer: c, files: 'a_orders*', map: {placed_at: d, amount: a}}§",
                        "orders.files = \"a_orders*\": the files of customers (a*) match it too"),
                push(
                        "s22",
                        "url: ftp://a.example§\n    secret: 0123456789012345678901234",
                        "push.webhook.url = \"***\":"),
                bad(
                        "systems/s23.yaml",
                        "system: s23\npush:\n  webhook:§\n    url: https://a.example",
                        "push.webhook: the key secret is missing"),
                push(
                        "s24",
                        "url: https://a.example\n    secret: too-short§",
                        "push.webhook.secret = \"***\": a webhook" + " secret has 24 to 64 bytes"),
                push(
                        "s25",
                        "url: https://a.example\n    secret: ${env:SHORT_SECRET}§",
                        "push.webhook.secret =" + " \"${env:SHORT_SECRET}\": a webhook secret has 24 to 64"),
                push(
                        "s26",
                        "url: https://a.example\n    secret: whsec_???§",
                        "push.webhook.secret = \"***\": after" + " whsec_"),
                push(
                        "s27",
                        "url: https://a.example\n    secret: ${env:NO_SUCH}§",
                        "push.webhook.secret =" + " \"${env:NO_SUCH}\": the environment variable NO_SUCH is not set"),
                push(
                        "s28",
                        "url: https://a.example\n    secret: 0123456789012345678901234\n    timeout_seconds: 0§",
                        "push.webhook.timeout_seconds = \"0\": timeout_seconds must be"),
                bad("systems/s29.yaml", "just words§", "a single value stands where keys are expected"),
                bad(
                        "systems/s30.yaml",
                        "system: s30\ncustomers: {key: [], map: {name: n}}§",
                        "customers.key: a column" + " needs a name"));
    }

    @ParameterizedTest
    @MethodSource("bads")
    void eachIsFoundAtItsLine(Bad bad, @TempDir Path root) throws IOException {
        write(root, bad);
        List<String> found = check(root);
        assertThat(found).anySatisfy(problem -> assertThat(problem).startsWith(bad.start()));
        assertThat(found).noneMatch(problem -> problem.contains("short-and-private") || problem.contains("too-short"));
    }

    @Test
    void allAreFoundAtOnce(@TempDir Path root) throws IOException {
        Map<String, Bad> oneAFile = new LinkedHashMap<>();
        bads().forEach(bad -> oneAFile.putIfAbsent(bad.file(), bad));
        Collection<Bad> together = oneAFile.values();
        for (Bad bad : together) {
            write(root, bad);
        }
        List<String> found = check(root);
        for (Bad bad : together) {
            assertThat(found).anySatisfy(problem -> assertThat(problem).startsWith(bad.start()));
        }
        assertThatThrownBy(() -> new ConfigLoader(new Home(root), LAYERS).load())
                .isInstanceOf(ConfigRefused.class)
                .hasMessageContaining("config/systems/s06.yaml:4: ")
                .hasMessageEndingWith(found.size() + " problems in the configuration; nothing was started or changed");
    }

    @Test
    void anAddressIsToldTogetherWithWhatElseIsWrongWithItsFile(@TempDir Path root) throws IOException {
        Path file = root.resolve("config/systems/shop.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                system: shop
                custmers: {}
                http:
                  url: "http://10.0.0.1/"
                push:
                  webhook: {url: "http://169.254.169.254/x", secret: "${env:NOT_THERE}"}
                """);
        assertThat(new ConfigLoader(new Home(root), LAYERS).check())
                .extracting(Problem::path)
                .contains("custmers", "http.url", "push.webhook.url");
    }

    @Test
    void theTableHasSixtyOrMore() {
        assertThat(bads()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static List<String> check(Path root) {
        return new ConfigLoader(new Home(root), LAYERS)
                .check().stream().map(Problem::toString).toList();
    }

    private static void write(Path root, Bad bad) throws IOException {
        Path file = root.resolve("config").resolve(bad.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, bad.written());
    }

    private static Bad bad(String file, String text, String says) {
        return new Bad(file, text, says);
    }

    private static Bad clv(String line, String says) {
        return bad("grading/x.yaml", "name: x\nmodels:\n  clv:\n    " + line, "models.clv." + says);
    }

    private static Bad grading(String line, String says) {
        return bad("grading/x.yaml", "name: x\nmodels:\n  rfm:\n    " + line, "models.rfm." + says);
    }

    private static Bad customers(String system, String lines, String says) {
        return bad("systems/" + system + ".yaml", "system: " + system + "\ncustomers:\n  key: k\n" + lines, says);
    }

    private static Bad orders(String system, String lines, String says) {
        return bad("systems/" + system + ".yaml", "system: " + system + "\norders:\n" + lines, says);
    }

    private static Bad push(String system, String lines, String says) {
        return bad("systems/" + system + ".yaml", "system: " + system + "\npush:\n  webhook:\n    " + lines, says);
    }
}
