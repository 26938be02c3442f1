package io.tierhub.config;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.inbound.InboundSettings;
import io.tierhub.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/** What a system posts has a mapping, and a key by which a row that comes again is known. */
final class InboundCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        @Nullable InboundSettings inbound = file.config().inbound();
        if (inbound == null) {
            return;
        }
        if (file.config().mappings().isEmpty()) {
            file.places().refuse(problems, "inbound", "no entity is mapped; add customers, orders or another one");
        }
        file.config().mappings().forEach((entity, mapping) -> needsKey(file, problems, inbound, entity, mapping));
        inbound.entities().forEach((said, entity) -> {
            if (file.config().mappings().get(entity) == null) {
                file.places()
                        .refuse(
                                problems,
                                "inbound.entities." + said,
                                "the file maps no " + entity.configName() + "; add them, or leave this out");
            }
        });
    }

    private static void needsKey(
            SystemFile file, Problems problems, InboundSettings inbound, Entity entity, EntityMapping mapping) {
        boolean posted = inbound.entities().isEmpty() || inbound.entities().containsValue(entity);
        if (posted && mapping.key() == null) {
            file.places()
                    .refuse(
                            problems,
                            entity.configName(),
                            "what is posted needs a key: a row comes again whenever it has changed");
        }
    }
}
