package io.tierhub.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.store.ItemRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A shop whose ERP sends customers, with a ticketing and a marketing system that hear over real HTTP, on a clock of its own. */
final class ActionRig implements AutoCloseable {
    static final String ERP = """
            system: erp
            kind: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, emails: email, tax_id: tax_id, birth_date: born, consent: consent, deleted: deleted}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            """;
    static final String HEADER = "id,name,email,tax_id,born,consent,deleted";
    private static final String TARGET = """
            system: %s
            kind: %s
            push:
              webhook:
                url: %s
                secret: "0123456789012345678901234"
            """;

    final HubRig hub;
    final StubTarget stub = new StubTarget();
    private int seen;
    private int files;

    ActionRig(Path home) throws IOException {
        hub = new HubRig(home, ERP);
        target("desk", "ticketing");
        target("mail", "marketing");
    }

    void target(String system, String kind) throws IOException {
        hub.write("config/systems/" + system + ".yaml", TARGET.formatted(system, kind, stub.url("/" + system)));
    }

    /** The shipped catalogue, and a ruleset with stages. */
    ActionRig shipped() throws IOException {
        stages();
        return actions(Files.readString(Path.of("config/actions.yaml")));
    }

    ActionRig stages() throws IOException {
        hub.write("config/grading/standard.yaml", "name: standard\nmodels:\n  lifecycle: {}\n");
        return this;
    }

    ActionRig actions(String yaml) throws IOException {
        hub.write("config/actions.yaml", yaml);
        return this;
    }

    void customers(String... rows) throws IOException {
        take("customers", HEADER, rows);
    }

    void orders(String... rows) throws IOException {
        take("orders", "no,customer,day,amount", rows);
    }

    private void take(String what, String header, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(List.of(rows));
        hub.take("erp", what + ++files + ".csv", lines.toArray(new String[0]));
    }

    /** What the daemon does every second. */
    ActionRig tick() throws Exception {
        if (hub.hub().grading().due()) {
            hub.grade();
        }
        hub.hub().actions().tell();
        hub.hub().pushing().pushAll();
        return this;
    }

    /** Lets an hour pass at a time, as the daemon would see it. */
    List<String> hours(int hours) throws Exception {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            hub.calendar.later(Duration.ofHours(1));
            tick();
            String at = hub.calendar
                    .instant()
                    .atZone(HubRig.ZONE)
                    .toLocalDateTime()
                    .toString()
                    .replace("2026-", "");
            news().forEach(each -> told.add(at + " " + each));
        }
        return told;
    }

    /** What came in about actions since the last look: {@code desk task call_back due}. */
    List<String> news() {
        List<String> news = new ArrayList<>();
        for (JsonNode event : events()) {
            JsonNode action = event.at("/data/action");
            news.add(event.get("path").asText() + " " + action.at("/kind").asText() + " "
                    + (action.has("name")
                            ? action.at("/name").asText() + " "
                                    + action.at("/state").asText()
                            : standing(action)));
        }
        return news;
    }

    private static String standing(JsonNode action) {
        return action.at("/fields") + " +" + action.at("/tags/add") + " -" + action.at("/tags/remove");
    }

    /** The action events since the last look, each with the system that got it under {@code path}. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        for (StubTarget.Received each : stub.received.subList(seen, stub.received.size())) {
            JsonNode json = each.json();
            if (json.at("/type").asText().equals("customer.action.due")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) json)
                        .put("path", each.uri().getPath().substring(1));
                events.add(json);
            }
        }
        seen = stub.received.size();
        return events;
    }

    /** What there is to do for a customer, as {@code call_back OPEN}. */
    List<String> items(String key) {
        String id = hub.customer("erp", key);
        return hub.hub().store().read(tx -> tx.actionItems().ofCustomer(Long.parseLong(id.substring(1)))).stream()
                .map(row -> row.item().name() + " " + row.state())
                .toList();
    }

    List<ItemRow> tasks() {
        return hub.hub().store().read(tx -> tx.actionItems().tasks(null, true, 1_000));
    }

    @Override
    public void close() {
        hub.close();
        stub.close();
    }
}
