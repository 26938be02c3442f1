package io.tierhub.config;

import static io.tierhub.config.Bad.bad;

import java.util.List;
import java.util.stream.Stream;

/** Systems, what is pulled from them and what is pushed to them. */
final class BadSystems {
    private BadSystems() {}

    static Stream<Bad> all() {
        return Stream.of(systems(), pulls(), overHttp(), topics()).flatMap(List::stream);
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
