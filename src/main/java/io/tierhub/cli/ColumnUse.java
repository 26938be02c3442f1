package io.tierhub.cli;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.FieldMap;
import io.tierhub.intake.Header;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mapping makes of a header.
 *
 * @param fields by column, in the order of the file: the canonical fields that it fills; empty where it is not mapped
 * @param constants by field: values that no column gives
 */
record ColumnUse(Entity entity, Map<String, List<String>> fields, Map<String, String> constants) {
    static ColumnUse of(Entity entity, EntityMapping mapping, Header header) {
        ColumnUse use = new ColumnUse(entity, new LinkedHashMap<>(), new LinkedHashMap<>());
        header.names().forEach(name -> use.fields.put(name, new ArrayList<>()));
        if (mapping.key() != null) {
            use.first("key", mapping.key().names(), header);
        }
        if (mapping.customer() != null) {
            use.first("customer", mapping.customer().columns().names(), header);
        }
        for (FieldMap.Entry entry : mapping.map().entries()) {
            use.add(entry, header);
        }
        return use;
    }

    private void add(FieldMap.Entry entry, Header header) {
        String constant = entry.from().constant();
        if (constant != null) {
            constants.put(entry.path(), constant);
        } else if (many(entry.path())) {
            entry.from().columns().forEach(name -> first(entry.path(), List.of(name), header));
        } else {
            entry.from().sources().forEach(source -> first(entry.path(), source.names(), header));
        }
    }

    private void first(String field, List<String> names, Header header) {
        int column = header.find(names);
        if (column >= 0) {
            fields.computeIfAbsent(header.names().get(column), name -> new ArrayList<>())
                    .add(field);
        }
    }

    /** Of a field that holds several values every column counts, else the first that is present. */
    private boolean many(String path) {
        CustomerField field = entity == Entity.CUSTOMERS ? CustomerField.of(path) : null;
        return field != null && field.many();
    }
}
