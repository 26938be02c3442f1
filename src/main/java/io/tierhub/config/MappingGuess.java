package io.tierhub.config;

import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of an export most likely mean: a first mapping, for a person to correct.
 *
 * @param columns columns by field, {@code key} and {@code customer} among them; several where a field has several
 * @param unmapped columns that say nothing to us
 */
record MappingGuess(Entity entity, Map<String, List<String>> columns, List<String> unmapped) {
    private static final List<String> SEVERAL = List.of("phones", "emails");
    /** What tells facts from customers. */
    private static final Map<Entity, List<String>> MARKS = Map.of(
            Entity.ORDERS, List.of("placed_at", "amount", "customer"),
            Entity.TICKETS, List.of("opened_at", "subject", "customer"),
            Entity.INTERACTIONS, List.of("at", "type", "customer"));

    /** The entity that explains most of a header. */
    static MappingGuess of(List<String> header) {
        MappingGuess best = as(Entity.CUSTOMERS, header);
        for (Entity entity : List.of(Entity.ORDERS, Entity.TICKETS, Entity.INTERACTIONS)) {
            MappingGuess guess = as(entity, header);
            boolean marked = guess.columns.keySet().containsAll(MARKS.getOrDefault(entity, List.of()));
            boolean hollow = best.entity == Entity.CUSTOMERS && !best.namesSomebody();
            if (marked && (guess.score() > best.score() || hollow)) {
                best = guess;
            }
        }
        return best;
    }

    private static MappingGuess as(Entity entity, List<String> header) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        ColumnNames.of(entity).forEach((field, names) -> {
            List<String> found = new ArrayList<>();
            for (String name : names) {
                for (String column : header) {
                    if (ColumnNames.fold(column).equals(name)
                            && (found.isEmpty() || SEVERAL.contains(field))
                            && used.add(column)) {
                        found.add(column);
                    }
                }
            }
            if (!found.isEmpty()) {
                columns.put(field, found);
            }
        });
        List<String> unmapped =
                header.stream().filter(column -> !used.contains(column)).toList();
        return new MappingGuess(entity, columns, unmapped);
    }

    private int score() {
        return columns.size();
    }

    private boolean namesSomebody() {
        return columns.containsKey("name")
                || columns.containsKey("emails")
                || columns.containsKey("phones")
                || columns.containsKey("family_name");
    }
}
