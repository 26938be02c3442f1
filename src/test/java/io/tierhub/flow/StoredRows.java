package io.tierhub.flow;

import io.tierhub.Hub;
import io.tierhub.store.FactKinds;
import io.tierhub.store.FactRow;
import io.tierhub.store.SourceRow;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All that a hub holds of one system as readable lines: customers, then facts with their owners, then the quarantine. */
final class StoredRows {
    /** Tables of tests have rows that change as of now. */
    private static final long LATELY_MS = 10L * 24 * 3_600_000;

    private StoredRows() {}

    static List<String> of(HubRig rig, String system) {
        Hub hub = rig.hub();
        List<String> lines = new ArrayList<>();
        Map<Integer, String> keys = new HashMap<>();
        hub.store().read(tx -> {
            tx.sources().scanRows(row -> {
                keys.put(row.id(), row.key());
                lines.add(customer(row));
            });
            return lines;
        });
        lines.sort(null);
        List<String> facts = new ArrayList<>();
        for (Entity entity : List.of(Entity.ORDERS, Entity.TICKETS, Entity.INTERACTIONS)) {
            facts.addAll(facts(rig, system, entity, keys));
        }
        lines.addAll(facts);
        rig.export(ExportRequest.What.QUARANTINE)
                .forEach(row -> lines.add(
                        "quarantine " + row.get("file") + ": " + row.get("column") + ": " + row.get("reason")));
        return lines;
    }

    private static String customer(SourceRow row) {
        return "customer " + row.key() + " " + row.type().name().toLowerCase(Locale.ROOT) + (row.bare() ? " bare" : "")
                + (row.deleted() ? " deleted" : "") + ": " + fields(row.clean()) + moment(" created ", row.createdAt())
                + moment(" updated ", row.updatedAt())
                + (row.warnings().isEmpty() ? "" : " warnings " + row.warnings());
    }

    private static List<String> facts(HubRig rig, String system, Entity entity, Map<Integer, String> keys) {
        return rig.hub().store().read(tx -> {
            Map<Integer, FactKinds.Kind> kinds =
                    tx.kinds().all().stream().collect(Collectors.toMap(FactKinds.Kind::id, kind -> kind));
            List<String> lines = new ArrayList<>();
            for (FactRow row : tx.facts().byKeys(tx.systems().idOf(system), entity, factKeys(rig))) {
                lines.add(fact(row, kinds.get(row.kind()), keys.get(row.record())));
            }
            lines.sort(null);
            return lines;
        });
    }

    private static List<String> factKeys(HubRig rig) {
        return rig.dumped("fact").stream()
                .map(line -> line.split(" \\| ")[3])
                .distinct()
                .toList();
    }

    private static String fact(FactRow row, FactKinds.Kind kind, String owner) {
        BigDecimal amount = BigDecimal.valueOf(row.amount(), 6).stripTrailingZeros();
        return row.entity().configName() + " " + row.key() + " of "
                + (owner == null ? "nobody yet, " + row.owner().value() : owner) + ": " + kind.name() + " "
                + amount.toPlainString() + (kind.currency() == null ? "" : " " + kind.currency())
                + moment(" at ", row.at()) + fields(row.body(), " ") + moment(" updated ", row.updatedAt());
    }

    private static String fields(List<FieldValue> values, String before) {
        return values.isEmpty() ? "" : before + fields(values);
    }

    private static String fields(List<FieldValue> values) {
        return values.stream().map(value -> value.field() + "=" + value.value()).collect(Collectors.joining(", "));
    }

    private static String moment(String word, long at) {
        boolean lately = at > System.currentTimeMillis() - LATELY_MS;
        return at == 0 ? "" : lately ? word + "lately" : word + Instant.ofEpochMilli(at);
    }
}
