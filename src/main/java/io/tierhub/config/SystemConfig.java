package io.tierhub.config;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.inbound.InboundSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.store.JdbcSettings;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connected system: what comes in, how it maps, what goes back. {@code config/systems/<system>.yaml}. */
public record SystemConfig(
        @Setting("The name of the system, which is also that of its file and of its inbox.")
        String system,

        @Setting(value = "What kind of system it is.", def = "other")
        Kind kind,

        @Setting("Customers that it sends.") @Nullable EntityMapping customers,
        @Setting("Orders that it sends.") @Nullable EntityMapping orders,
        @Setting("Tickets that it sends.") @Nullable EntityMapping tickets,
        @Setting("Interactions that it sends.") @Nullable EntityMapping interactions,

        @Setting("The database that its rows are pulled from.") @Nullable JdbcSettings jdbc,

        @Setting("The address that its rows are pulled from over HTTP.") @Nullable HttpSourceSettings http,

        @Setting(value = "How long after one pull the next begins; 0s: only tierhub pull pulls.", def = "5m")
        Duration pullEvery,

        @Setting("What it may post to the hub.") @Nullable InboundSettings inbound,

        @Setting("How it hears about tiers.") @Nullable PushSettings push) {

    static final int LONGEST_NAME = 40;
    static final Duration LONGEST_PULL_EVERY = Duration.ofDays(7);
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /** What a system is for. */
    public enum Kind {
        ERP,
        TICKETING,
        MARKETING,
        OTHER
    }

    public SystemConfig {
        if (!isName(system)) {
            throw new IllegalArgumentException("system must be 1 to " + LONGEST_NAME
                    + " small letters, digits, - and _, as in erp or shop-eu; rename it");
        }
        if (pullEvery.isNegative() || pullEvery.compareTo(LONGEST_PULL_EVERY) > 0) {
            throw new IllegalArgumentException("pull_every must be 0s to " + LONGEST_PULL_EVERY.toDays() + "d");
        }
        if (customers == null && orders == null && tickets == null && interactions == null && push == null) {
            throw new IllegalArgumentException("nothing comes from " + system
                    + " and nothing goes back to it; add customers, orders, tickets, interactions or push");
        }
    }

    /** What comes in, by entity. */
    public Map<Entity, EntityMapping> mappings() {
        Map<Entity, EntityMapping> mappings = new EnumMap<>(Entity.class);
        put(mappings, Entity.CUSTOMERS, customers);
        put(mappings, Entity.ORDERS, orders);
        put(mappings, Entity.TICKETS, tickets);
        put(mappings, Entity.INTERACTIONS, interactions);
        return Collections.unmodifiableMap(mappings);
    }

    /** What is pulled, by entity, customers first. */
    public Map<Entity, EntityMapping> pulls() {
        Map<Entity, EntityMapping> pulls = new EnumMap<>(Entity.class);
        mappings().forEach((entity, mapping) -> put(pulls, entity, mapping.pull() == null ? null : mapping));
        return Collections.unmodifiableMap(pulls);
    }

    /** Whether a text can name a system: it becomes a folder, a route id and part of every source key. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (NAME_CHARACTERS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    private static void put(Map<Entity, EntityMapping> all, Entity entity, @Nullable EntityMapping mapping) {
        if (mapping != null) {
            all.put(entity, mapping);
        }
    }
}
