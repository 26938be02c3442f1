package io.tierhub.config;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.FieldMap;
import io.tierhub.vocabulary.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each mapping fits its entity, and brings what every row of it needs. */
final class MappingCheck implements SystemCheck {
    private static final Map<Entity, List<String>> NEEDED = Map.of(
            Entity.CUSTOMERS, List.of(),
            Entity.ORDERS, List.of("placed_at", "amount"),
            Entity.TICKETS, List.of("opened_at"),
            Entity.INTERACTIONS, List.of("at"));

    @Override
    public void check(SystemFile file, Problems problems) {
        file.config().mappings().forEach((entity, mapping) -> check(file, problems, entity, mapping));
    }

    private static void check(SystemFile file, Problems problems, Entity entity, EntityMapping mapping) {
        String path = entity.configName();
        FieldMap fields = mapping.map();
        for (FieldMap.Entry entry : fields.entries()) {
            @Nullable String wrong = new FieldMap(List.of(entry)).problem(entity);
            if (wrong != null) {
                file.places().refuse(problems, path + ".map." + entry.path(), wrong);
            }
        }
        @Nullable String wrong = withoutFields(mapping).problem(entity);
        if (wrong != null) {
            boolean misplaced = entity == Entity.CUSTOMERS && mapping.customer() != null && mapping.key() != null;
            file.places().refuse(problems, misplaced ? path + ".customer" : path, wrong);
        }
        if (fields.entries().stream().allMatch(entry -> entry.from().constant() != null)) {
            file.places().refuse(problems, path + ".map", "no column is mapped, so nothing would be taken in; map one");
            return;
        }
        for (String field : NEEDED.getOrDefault(entity, List.of())) {
            if (fields.entries().stream().noneMatch(entry -> entry.path().equals(field))) {
                file.places()
                        .refuse(
                                problems,
                                path + ".map",
                                field + " is not mapped, so every row would be refused; map the column that holds it");
            }
        }
    }

    private static EntityMapping withoutFields(EntityMapping mapping) {
        return new EntityMapping(
                mapping.files(),
                mapping.key(),
                mapping.customer(),
                mapping.customerUnknown(),
                mapping.mode(),
                mapping.tolerance(),
                new FieldMap(List.of()),
                mapping.format(),
                mapping.pull());
    }
}
