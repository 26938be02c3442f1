package io.tierhub.flow;

import io.tierhub.Hub;
import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.Layers;
import io.tierhub.config.SystemTemplates;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.ImportFile;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** A whole hub in a home of its own, with a calendar that the test turns. */
final class HubRig implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate DAY = LocalDate.parse("2026-06-30");

    /** Nothing waits long, and webhooks may go to this machine. */
    static final String SETTINGS =
            "tierhub.folders.quiet_seconds = 1\ntierhub.outbound.allow_addresses = 127.0.0.0/8\n";

    /** An ERP that sends customers and orders, under the plainest of names. */
    static final String ERP = """
            system: erp
            kind: erp
            customers:
              files: "customers*"
              key: id
              map:
                name: name
                emails: email
                phones: phone
                tax_id: tax_id
                city: city
                deleted: deleted
                updated_at: updated_at
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount, status: status, updated_at: updated_at}
            """;

    /** People and companies with their orders; a person may name a company by its key. */
    static final String CRM = """
            system: crm
            customers:
              files: "people*"
              key: id
              map:
                type: type
                name: name
                emails: email
                phones: phone
                account: {key: company}
                deleted: deleted
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            """;

    private final Path root;
    final Calendar calendar = new Calendar(DAY, ZONE);
    private BusinessClock clock = new BusinessClock(calendar, ZONE, null);
    private Hub hub;
    private final Map<String, String> environment = new TreeMap<>();

    HubRig(Path root, String... systems) throws IOException {
        this.root = root;
        for (String yaml : systems) {
            String name = yaml.lines().findFirst().orElseThrow().substring("system: ".length());
            write("config/systems/" + name + ".yaml", yaml);
        }
        StoreSettings settings = TestDatabase.ofHomeWithTables(root);
        String database = TestDatabase.isPostgres() ? String.join("\n", TestDatabase.properties(settings)) + "\n" : "";
        write("config/application.properties", SETTINGS + "tierhub.http.port = 0\n" + database);
    }

    HubRig write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    /** Connects a system by the file that is shipped for it. */
    HubRig shipped(String system) throws IOException {
        Path file = new SystemTemplates(Path.of("")).copy(system, new Home(root));
        return environment(ReadySystem.secrets(Files.readString(file)));
    }

    /** Sets environment variables of the hub. */
    HubRig environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Lets the clock run, for signatures with the time of sending; the day of business still is {@link #DAY}. */
    HubRig onRealTime() {
        clock = new BusinessClock(Clock.systemUTC(), ZONE, DAY);
        return this;
    }

    /** The hub, opened when first asked for. */
    Hub hub() {
        if (hub == null) {
            hub = new Hub(config(), clock);
        }
        return hub;
    }

    /** The configuration of the home as it stands. */
    HubConfig config() {
        return new ConfigLoader(new Home(root), Layers.of(environment)).load();
    }

    BusinessClock clock() {
        return clock;
    }

    /** Ends the hub and starts another on the same home. */
    HubRig restart() {
        close();
        return this;
    }

    Path inbox(String system) {
        return root.resolve("inbox").resolve(system);
    }

    /** Takes a file of these lines in, without a watched folder. */
    Taken take(String system, String name, String... lines) throws IOException {
        Path file = root.resolve("sent").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return take(system, file);
    }

    Taken take(String system, Path file) throws IOException {
        return hub().takeIn().file(system, file, rows -> {});
    }

    /** Grades today. */
    GradeRun grade() {
        return hub().grading().grade(calendar.today(), false);
    }

    /** Puts the ruleset of the configuration to use from today on, as its file is now: simulated, approved by two, activated. */
    void activate() {
        Ruleset ruleset = config().ruleset();
        hub().reports().simulating().simulate(ruleset, calendar.today());
        hub().steppingRulesets().approve(ruleset, "one");
        hub().steppingRulesets().approve(ruleset, "two");
        hub().steppingRulesets().activate(ruleset, calendar.today(), "one");
    }

    /** An export as rows of column and text; null is the empty text. */
    List<Map<String, String>> export(What what) {
        return export(new ExportRequest(what, null, false));
    }

    /** An export in which customers go by their smallest key, as in {@code erp:C1}. */
    List<Map<String, String>> canonical(What what) {
        return export(new ExportRequest(what, null, true));
    }

    List<Map<String, String>> export(ExportRequest request) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        new Exporting(hub().store()).export(request, new RowSink() {
            @Override
            public void header(List<String> names) {
                columns.addAll(names);
            }

            @Override
            public void row(List<Object> cells) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(
                            columns.get(i),
                            cells.get(i) == null ? "" : cells.get(i).toString());
                }
                rows.add(row);
            }
        });
        return rows;
    }

    /** All canonical exports but the quarantine's, whose lines depend on how rows are spread over files. */
    Map<What, List<Map<String, String>>> everything() {
        Map<What, List<Map<String, String>>> all = new TreeMap<>();
        for (What what : What.values()) {
            List<Map<String, String>> rows = canonical(what);
            if (what == What.QUARANTINE) {
                rows.forEach(row -> row.keySet().removeAll(List.of("file", "line")));
                rows.sort((a, b) -> a.toString().compareTo(b.toString()));
            }
            all.put(what, rows);
        }
        return all;
    }

    /** The keys of the source records of each customer. */
    List<List<String>> customers() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (Map<String, String> row : export(What.XREF)) {
            keys.computeIfAbsent(row.get("customer_id"), id -> new ArrayList<>())
                    .add(row.get("system") + ":" + row.get("key"));
        }
        return List.copyOf(keys.values());
    }

    /** The customer number of a source key, as events and commands write it; null if there is none. */
    String customer(String system, String key) {
        return export(What.XREF).stream()
                .filter(row ->
                        row.get("system").equals(system) && row.get("key").equals(key))
                .map(row -> row.get("customer_id"))
                .findFirst()
                .orElse(null);
    }

    /** Tiers by the smallest key of each customer. */
    Map<String, String> tiers() {
        Map<String, String> tiers = new TreeMap<>();
        canonical(What.TIERS).forEach(row -> tiers.put(row.get("customer_id"), row.get("tier")));
        return tiers;
    }

    /** What RFM looked at and made of it, by the smallest key of each customer. */
    Map<String, String> rfm() {
        Map<String, String> inputs = new TreeMap<>();
        for (Map<String, String> row : canonical(What.GRADES)) {
            if (row.get("model").equals("rfm")) {
                inputs.put(row.get("customer_id"), row.get("inputs"));
            }
        }
        return inputs;
    }

    /** How many orders of a customer count, by the key that names it. */
    String orders(String customer) {
        String inputs = rfm().get(customer);
        return inputs == null ? "not graded" : between(inputs, "\"orders\":", ",");
    }

    private static String between(String text, String from, String to) {
        int at = text.indexOf(from);
        int end = at < 0 ? -1 : text.indexOf(to, at);
        return end < 0 ? "none" : text.substring(at + from.length(), end);
    }

    /** The state of every route of a running hub, by its id. */
    Map<String, String> routes() {
        CamelContext context = camel();
        Map<String, String> states = new TreeMap<>();
        for (Route route : context.getRoutes()) {
            states.put(
                    route.getId(),
                    context.getRouteController().getRouteStatus(route.getId()).name());
        }
        return states;
    }

    /** The Camel of a running hub. */
    CamelContext camel() {
        try {
            Field camel = Hub.class.getDeclaredField("camel");
            camel.setAccessible(true);
            return ((CamelRuntime) camel.get(hub())).context();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Hub keeps its Camel elsewhere now", e);
        }
    }

    /** The ledger, newest first. */
    List<ImportFile> ledger() {
        return hub().store().read(tx -> tx.ledger().newest(1000));
    }

    /** Every row of some tables as text, past all code of the hub. */
    List<String> dump(String... tables) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection database = TestDatabase.connect(hub().config().database())) {
            for (String table : tables) {
                try (ResultSet row = database.createStatement().executeQuery("TABLE " + table + " ORDER BY 1, 2")) {
                    while (row.next()) {
                        rows.add(table + line(row));
                    }
                }
            }
        }
        return rows;
    }

    /** {@link #dump} of one table. */
    List<String> dumped(String table) {
        try {
            return dump(table);
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    private static String line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(" | ").append(row.getString(i));
        }
        return line.toString();
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
            hub = null;
        }
    }
}
