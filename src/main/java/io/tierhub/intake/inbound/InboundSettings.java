package io.tierhub.intake.inbound;

import io.tierhub.intake.http.JsonPlace;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system may post to {@code /in/SYSTEM/ENTITY}, or to {@code /in/SYSTEM} where its body says what it is about. Rows go
 * through the mapping of the entity, as those of its files do.
 */
public record InboundSettings(
        @Setting("How it proves who it is.") VerifySettings verify,

        @Setting(
                value = "The JSON pointer of the rows: one object, or an array of objects; left out: the body itself.",
                def = "\"\"")
        JsonPlace at,

        @Setting("The JSON pointer of what says what it is about, as in /type.") @Nullable JsonPlace entityAt,

        @Setting(
                "What stands there, and the entity that it means, as in contact: customers; what is not listed is not taken.")
        Map<String, Entity> entities) {

    public InboundSettings {
        if ((entityAt == null) != entities.isEmpty()) {
            throw new IllegalArgumentException("entity_at and entities belong together; set both or neither");
        }
    }
}
