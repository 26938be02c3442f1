package io.tierhub.flow;

import io.tierhub.master.GoldenValue;
import io.tierhub.store.CustomerRow;
import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A golden record as the cells of an export: identifier, type, name, then the canonical fields in their order. */
final class GoldenCells {
    /** Between the values of a field that holds several. */
    static final String SEPARATOR = ";";

    static final List<String> COLUMNS = columns();

    private GoldenCells() {}

    static List<@Nullable Object> of(String customer, CustomerRow row) {
        Map<CustomerField, List<GoldenValue>> byField = new LinkedHashMap<>();
        for (GoldenValue value : row.golden()) {
            CustomerField field = CustomerField.of(value.field());
            if (field != null) {
                byField.computeIfAbsent(field, f -> new ArrayList<>(1)).add(value);
            }
        }
        List<@Nullable Object> cells = new ArrayList<>(COLUMNS.size());
        cells.add(customer);
        cells.add(row.type().name().toLowerCase(Locale.ROOT));
        cells.add(row.name());
        for (CustomerField field : CustomerField.values()) {
            if (field != CustomerField.TYPE && field != CustomerField.NAME) {
                cells.add(cell(field, byField.get(field)));
            }
        }
        return cells;
    }

    private static @Nullable Object cell(CustomerField field, @Nullable List<GoldenValue> values) {
        if (values == null) {
            return null;
        }
        if (!field.keyed()) {
            return String.join(
                    SEPARATOR, values.stream().map(GoldenValue::value).toList());
        }
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(value.field().substring(value.field().indexOf('.') + 1), value.value()));
        return new RowSink.Json(JsonText.of(named));
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("customer_id", "type", "name"));
        for (CustomerField field : CustomerField.values()) {
            if (field != CustomerField.TYPE && field != CustomerField.NAME) {
                columns.add(field.key());
            }
        }
        return List.copyOf(columns);
    }
}
