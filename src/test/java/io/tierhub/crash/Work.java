package io.tierhub.crash;

import io.tierhub.config.NewHome;
import io.tierhub.store.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A home and the script of some days in it, see {@link io.tierhub.cli.ScriptedHub}.
 *
 * @param unreached what the script never does
 */
record Work(String name, MakeHome maker, List<String> script, Set<Effect> unreached) {
    /** Makes a home whose targets are below an address, and its exports in the folder {@code exports}. */
    interface MakeHome {
        void in(Path home, String targets) throws IOException;
    }

    private static final long SEED = 20260630;
    private static final String NONSENSE = "\0\1\2 no export at all \3\n";

    private static final int DESK_USERS = 200;
    private static final String DESK = """
            system: desk
            kind: ticketing
            customers:
              files: "users*"
              key: no
              map: {name: name, phones: phone, emails: email}
            """;

    /** On each further day the target is told all tiers again. */
    private static final String RECONCILED = "  reconcile: {every: 1h}\n";

    /** The three data sets. */
    static List<Work> all() {
        return List.of(smallErp(), demo(), messy());
    }

    /** Makes the home, its database, its exports and its script. */
    void make(Path home, StoreKind store, String targets) throws IOException {
        maker.in(home, targets);
        Robot.write(home, targets);
        store.give(home);
        Files.write(
                home.resolve("script.txt"),
                script.stream().map(line -> line.replace("TARGETS", targets)).toList());
    }

    /** An ERP, and a desk that knows some of its customers and is the target. */
    static Work smallErp() {
        return new Work(
                "erp",
                (home, targets) -> {
                    SmallErp.home(home);
                    Path exports = home.resolve("exports");
                    SmallErp.write(exports, SEED, 4);
                    Path system = home.resolve("config/systems/erp.yaml");
                    String yaml = Files.readString(system);
                    Files.writeString(system, yaml.substring(0, yaml.indexOf("push:")));
                    Files.writeString(
                            home.resolve("config/systems/desk.yaml"), DESK + push(targets, "desk") + RECONCILED);
                    Files.write(
                            exports.resolve("users.csv"),
                            Files.readAllLines(exports.resolve("customers.csv")).subList(0, DESK_USERS));
                    PulledShop.write(home);
                    Files.writeString(exports.resolve("customers-nonsense.csv"), NONSENSE);
                    Files.writeString(
                            exports.resolve("orders-a.csv"), orders("A", "no,customer,day,amount,status", 40));
                    Files.writeString(
                            exports.resolve("orders-b.csv"), orders("B", "no,customer,day,amount,status", 60));
                },
                PulledShop.pulling(script(
                        List.of("erp customers.csv"),
                        List.of("erp orders.csv customers-nonsense.csv", "desk users.csv"),
                        List.of("erp customers-later.csv"),
                        "erp orders-a.csv",
                        "erp orders-b.csv",
                        List.of("desk"),
                        List.of("erp:C4 desk:C5", "erp:C6 erp:C7"))),
                EnumSet.of(Effect.ABSENT_DELETED, Effect.REPAIRED, Effect.ROWS_REPLAYED, Effect.DUE_GRADED));
    }

    private static String orders(String prefix, String header, int customers) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 1; i <= customers; i++) {
            csv.append("%s%d,C%d,2026-06-27,%d,done%n".formatted(prefix, i, i * 3, 700_000 + i));
        }
        return csv.toString();
    }

    /** The bundled exports of three systems, each also a target. */
    static Work demo() {
        List<String> systems = List.of("erp", "helpdesk", "marketing");
        return new Work(
                "demo",
                (home, targets) -> {
                    Path examples = Path.of("examples");
                    fresh(home);
                    Files.copy(
                            examples.resolve("rates.csv"),
                            home.resolve("config/rates.csv"),
                            StandardCopyOption.REPLACE_EXISTING);
                    for (String system : systems) {
                        String yaml = Files.readString(examples.resolve("systems-demo/" + system + ".yaml"));
                        Files.writeString(
                                home.resolve("config/systems/" + system + ".yaml"), yaml + push(targets, system));
                        copyAll(examples.resolve(system), home.resolve("exports"));
                    }
                    Path exports = home.resolve("exports");
                    Files.writeString(exports.resolve("orders-nonsense.csv"), NONSENSE);
                    Files.writeString(exports.resolve("orders-a.csv"), demoOrders("SA", 12));
                    Files.writeString(exports.resolve("orders-b.csv"), demoOrders("SB", 20));
                },
                replaying(script(
                        List.of("erp 客户档案.csv orders-2025.csv"),
                        List.of("helpdesk users.json tickets.json", "erp orders-nonsense.csv"),
                        List.of("marketing members.csv clicks.csv", "erp orders-2026H1.csv"),
                        "erp orders-a.csv",
                        "erp orders-b.csv",
                        systems,
                        List.of("erp:000001 erp:000002", "erp:000003 erp:000004"))),
                withoutPulls(Effect.MOVES_SETTLED, Effect.ABSENT_DELETED, Effect.REPAIRED, Effect.MODEL_LEARNED));
    }

    /** After the third day's files the mapping learns what 面议 is worth, and the row that said so is taken in. */
    private static List<String> replaying(List<String> script) {
        List<String> more = new ArrayList<>(script);
        more.addAll(
                more.indexOf("2026-06-28 match --train"),
                List.of(
                        "2026-06-28 mend erp 金额 {\"column\":\"金额\",\"values\":{\"面议\":\"1\"}}",
                        "2026-06-28 quarantine replay --system erp"));
        return more;
    }

    private static String demoOrders(String prefix, int customers) {
        StringBuilder csv = new StringBuilder("订单号,客户编码,订单日期,金额,币种,状态,原订单号,产品大类,业务员,备注\n");
        for (int i = 1; i <= customers; i++) {
            csv.append("%s%d,%06d,2026-06-2%d,%d,CNY,已完成,,整机,,%n"
                    .formatted(prefix, i, i * 2, 1 + i % 8, 900_000 + i * 10_000));
        }
        return csv.toString();
    }

    /** A shop that sends whole lists, a CRM that sends the same people in other words, of several chunks each. */
    static Work messy() {
        return new Work(
                "messy",
                (home, targets) -> {
                    fresh(home);
                    Files.writeString(home.resolve("config/systems/shop.yaml"), MessyExports.SHOP);
                    Files.writeString(home.resolve("config/systems/crm.yaml"), MessyExports.CRM + push(targets, "crm"));
                    MessyExports.write(home.resolve("exports"), SEED);
                    Files.writeString(home.resolve("exports/contacts-nonsense.csv"), NONSENSE);
                },
                script(
                        List.of("shop customers-1.csv", "crm contacts-1.csv"),
                        List.of("shop customers-copy.csv orders-1.csv", "crm contacts-nonsense.csv"),
                        List.of("shop customers-2.csv orders-2.csv", "crm contacts-2.csv visits.csv"),
                        "shop orders-a.csv",
                        "shop orders-b.csv",
                        List.of("crm"),
                        List.of("shop:S1 shop:S2", "shop:S3 shop:S4")),
                withoutPulls(Effect.REPAIRED, Effect.ROWS_REPLAYED, Effect.NOTICED)); // nobody comes to the top
    }

    private static Set<Effect> withoutPulls(Effect... others) {
        Set<Effect> unreached = EnumSet.of(
                Effect.PAGE_TAKEN, Effect.PULL_BEGUN, Effect.PULL_DONE, Effect.PULL_FAILED, Effect.CURSOR_SET);
        unreached.add(Effect.RECONCILED);
        unreached.addAll(List.of(others));
        return unreached;
    }

    private static void fresh(Path home) throws IOException {
        NewHome.make(Path.of(""), home);
        Path settings = home.resolve("config/application.properties");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("quiet_seconds=5", "quiet_seconds=0\ntierhub.outbound.allow_addresses=127.0.0.1"));
        Files.createDirectories(home.resolve("exports"));
    }

    private static String push(String targets, String system) {
        return "push:\n  webhook: {url: \"%s/%s\", secret: thirty-two-bytes-of-no-secret-at-all}\n"
                .formatted(targets, system);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /**
     * Five days: files come in on each; after the third weights are learned, the matches are rebuilt, a person decides that
     * two are one and that two are not, and a past day is graded; on the fourth the targets are gone and come back, a
     * decision is withdrawn and a task is done; on the fifth they are busy and what waits is given up.
     */
    private static List<String> script(
            List<String> first,
            List<String> second,
            List<String> third,
            String whileGone,
            String whileBusy,
            List<String> targets,
            List<String> pairs) {
        List<String> script = new ArrayList<>();
        first.forEach(drop -> script.add("2026-06-26 drop " + drop));
        script.add("2026-06-26 once");
        second.forEach(drop -> script.add("2026-06-27 drop " + drop));
        script.add("2026-06-27 once");
        third.forEach(drop -> script.add("2026-06-28 drop " + drop));
        script.addAll(List.of(
                "2026-06-28 once",
                "2026-06-28 match --train",
                "2026-06-28 match --rebuild",
                "2026-06-28 review same " + pairs.get(0) + " --by Li",
                "2026-06-28 review different " + pairs.get(1) + " --by Li",
                "2026-06-28 once",
                "2026-06-28 grade --all --as-of 2026-05-15",
                "2026-06-29 answer TARGETS/answer/410",
                "2026-06-29 drop " + whileGone,
                "2026-06-29 once",
                "2026-06-29 answer TARGETS/answer/204"));
        targets.forEach(target -> script.add("2026-06-29 systems resume " + target));
        script.addAll(List.of(
                "2026-06-29 retry-dead",
                "2026-06-29 push",
                "2026-06-29 review withdraw 1 --by Li",
                "2026-06-29 finish-first-task",
                "2026-06-30 answer TARGETS/answer/503",
                "2026-06-30 drop " + whileBusy,
                "2026-06-30 once",
                "2026-06-30 drop-waiting",
                "2026-06-30 answer TARGETS/answer/204",
                "2026-06-30 push --confirm",
                "2026-06-30 purge"));
        return script;
    }
}
