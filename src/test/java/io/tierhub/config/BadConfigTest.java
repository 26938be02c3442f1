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
        bads.addAll(others());
        systems().forEach(bads::add);
        return bads;
    }

    private static List<Bad> hub() {
        return List.of(
                bad("hub.yaml", "zone: Asia/Peking§", "zone = \"Asia/Peking\": expected a time zone; write it like"),
                bad("hub.yaml", "# x\ncurrency: YUAN§", "currency = \"YUAN\": a currency is an ISO code"),
                bad("hub.yaml", "country: cn§", "country = \"cn\": a country is an ISO code"),
                bad("hub.yaml", "day_first: yes§", "day_first = \"yes\": expected true or false"),
                bad("hub.yaml", "curency: USD§", "curency = \"USD\": unknown key; did you mean currency?"),
                bad("hub.yaml", "zone: UTC\nzone: UTC§", "zone: the key stands twice, first on line 1"),
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
                        "policy.composite[0].model = \"rfn\": there is no model 'rfn'"),
                bad(
                        "grading/x.yaml",
                        "name: x\ncounted_statuses: [paid]§",
                        "counted_statuses: statuses are upper-case"));
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
