package io.tierhub.config;

import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of an export most likely mean: a first mapping, for a person to correct. Names come first; values decide
 * where names say nothing, and raise doubts where they speak against a name.
 *
 * @param fields by field, {@code key}, {@code customer}, {@code customer.email} and {@code customer.phone} among them
 * @param unmapped columns that say nothing to us
 */
record MappingGuess(Entity entity, Map<String, FieldGuess> fields, List<String> unmapped) {
    private static final List<String> SEVERAL = List.of("phones", "emails");
    /** What tells facts from customers. */
    private static final Map<Entity, List<String>> MARKS = Map.of(
            Entity.ORDERS, List.of("placed_at", "amount"),
            Entity.TICKETS, List.of("opened_at", "subject"),
            Entity.INTERACTIONS, List.of("at", "type"));

    /** The entity that explains most of a header. */
    static MappingGuess of(ExportSample sample) {
        MappingGuess best = as(Entity.CUSTOMERS, sample);
        for (Entity entity : List.of(Entity.ORDERS, Entity.TICKETS, Entity.INTERACTIONS)) {
            MappingGuess guess = as(entity, sample);
            boolean marked = guess.fields.keySet().containsAll(MARKS.getOrDefault(entity, List.of()))
                    && guess.fields.keySet().stream().anyMatch(field -> field.startsWith("customer"));
            boolean hollow = best.entity == Entity.CUSTOMERS && !best.namesSomebody();
            if (marked && (guess.score() > best.score() || hollow)) {
                best = guess;
            }
        }
        return best;
    }

    private static MappingGuess as(Entity entity, ExportSample sample) {
        Map<String, FieldGuess> fields = byName(entity, sample);
        new ValueEvidence(entity, sample, fields).apply();
        Set<String> used = new LinkedHashSet<>();
        fields.values().forEach(field -> used.addAll(field.columns()));
        return new MappingGuess(
                entity,
                fields,
                sample.header().stream()
                        .filter(column -> !used.contains(column))
                        .toList());
    }

    private static Map<String, FieldGuess> byName(Entity entity, ExportSample sample) {
        Map<String, FieldGuess> fields = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        ColumnNames.of(entity).forEach((field, names) -> {
            List<String> found = new ArrayList<>();
            for (String name : names) {
                for (String column : sample.header()) {
                    if (ColumnNames.means(column, name)
                            && (found.isEmpty() || SEVERAL.contains(field))
                            && used.add(column)) {
                        found.add(column);
                    }
                }
            }
            if (!found.isEmpty()) {
                fields.put(field, FieldGuess.sure(found));
            }
        });
        return fields;
    }

    private int score() {
        return fields.size();
    }

    private boolean namesSomebody() {
        return fields.containsKey("name")
                || fields.containsKey("emails")
                || fields.containsKey("phones")
                || fields.containsKey("family_name");
    }
}
