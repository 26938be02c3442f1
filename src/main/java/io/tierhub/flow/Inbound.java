package io.tierhub.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.Answers;
import io.tierhub.intake.inbound.InboundSettings;
import io.tierhub.intake.inbound.Posted;
import io.tierhub.intake.inbound.Proof;
import io.tierhub.store.StoreException;
import io.tierhub.vocabulary.Entity;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What others post: who they are, what it is about, and the rows taken in before they hear that all is well. A refusal
 * names no system that exists to who has not proved who they are, and says nothing of a secret.
 */
public final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    private final Map<String, SystemConfig> systems;
    private final TakePosted takePosted;
    private final BooleanSupplier ready;
    private final InstantSource clock;

    /** What is answered: a status and words. */
    public record Reply(int status, String words) {}

    /** @param ready whether rows can be taken in by now */
    public Inbound(
            Map<String, SystemConfig> systems, TakePosted takePosted, BooleanSupplier ready, InstantSource clock) {
        this.systems = systems;
        this.takePosted = takePosted;
        this.ready = ready;
        this.clock = clock;
    }

    /** Whether any system may post. */
    public boolean expected() {
        return systems.values().stream().anyMatch(system -> system.inbound() != null);
    }

    /** Takes a delivery in, or says why not. Never raises. */
    public Reply receive(String system, @Nullable String entity, Posted posted) {
        @Nullable SystemConfig config = systems.get(system);
        @Nullable InboundSettings inbound = config == null ? null : config.inbound();
        if (config == null || inbound == null) {
            return new Reply(401, "nobody known posts here");
        }
        Proof proof = inbound.verify().verifier().check(posted, clock.millis() / 1000);
        if (proof instanceof Proof.Refused refused) {
            LOG.warn("{}: a delivery is refused: {}", system, refused.words());
            return new Reply(401, refused.words());
        }
        if (!ready.getAsBoolean()) {
            return new Reply(503, "the hub is starting; send it again");
        }
        try {
            return taken(config, inbound, entity, posted, ((Proof.Given) proof).id());
        } catch (AnswerFaultException | RefusedFile wrong) {
            LOG.warn("{}: a delivery is refused: {}", system, wrong.getMessage());
            return new Reply(422, String.valueOf(wrong.getMessage()));
        } catch (StoreException | Stopping.StoppedException notNow) {
            return new Reply(503, "the hub cannot write now; send it again");
        } catch (RuntimeException broken) {
            LOG.error("{}: an error of the hub's own with a delivery", system, broken);
            return new Reply(500, "an error of the hub's own; send it again");
        }
    }

    private Reply taken(
            SystemConfig config, InboundSettings inbound, @Nullable String named, Posted posted, @Nullable String id) {
        String text = Answers.text(posted.body(), null);
        JsonNode document = document(text);
        @Nullable Entity entity = inbound.entityAt() == null ? entity(named) : entity(inbound, document);
        @Nullable EntityMapping mapping = entity == null ? null : config.mappings().get(entity);
        if (entity == null || mapping == null) {
            return inbound.entityAt() != null && entity == null
                    ? new Reply(200, "not among what is taken")
                    : new Reply(404, "post to /in/" + config.system() + "/ENTITY, with an entity that its file maps");
        }
        TakePosted.Result result = takePosted.take(config, entity, mapping, inbound.at(), text, document, id);
        return result.known()
                ? new Reply(200, "known: this delivery was taken in before")
                : new Reply(200, result.rows() + " rows, " + result.refused() + " of them in the quarantine");
    }

    private static JsonNode document(String text) {
        try {
            return Answers.document(text);
        } catch (AnswerFaultException noJson) {
            throw new AnswerFaultException("the body must be whole JSON: an object, or an array of objects");
        }
    }

    private static @Nullable Entity entity(InboundSettings inbound, JsonNode document) {
        @Nullable String about = inbound.entityAt() == null ? null : inbound.entityAt().text(document);
        return about == null ? null : inbound.entities().get(about);
    }

    private static @Nullable Entity entity(@Nullable String named) {
        for (Entity each : Entity.values()) {
            if (named != null && each.configName().equals(named.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return null;
    }
}
