package io.tierhub.intake;

import io.tierhub.vocabulary.Entity;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The canonical fields of facts, each with the entities that have it. */
public enum FactField {
    PLACED_AT(Entity.ORDERS),
    AMOUNT(Entity.ORDERS),
    CURRENCY(Entity.ORDERS),
    STATUS(Entity.ORDERS, Entity.TICKETS),
    TAX(Entity.ORDERS),
    DISCOUNT(Entity.ORDERS),
    COST(Entity.ORDERS),
    CATEGORY(Entity.ORDERS),
    /** A JSON array of items in one cell, or one item a row by its parts: {@code items.sku}. */
    ITEMS(Entity.ORDERS),
    REFUND_OF(Entity.ORDERS),
    OPENED_AT(Entity.TICKETS),
    CLOSED_AT(Entity.TICKETS),
    PRIORITY(Entity.TICKETS),
    SATISFACTION(Entity.TICKETS),
    MINUTES(Entity.TICKETS),
    SUBJECT(Entity.TICKETS),
    TYPE(Entity.INTERACTIONS),
    AT(Entity.INTERACTIONS),
    VALUE(Entity.INTERACTIONS),
    CAMPAIGN(Entity.INTERACTIONS),
    UPDATED_AT(Entity.ORDERS, Entity.TICKETS, Entity.INTERACTIONS);

    /** The parts of one item of an order. */
    public static final List<String> ITEM_PARTS = List.of("sku", "category", "quantity", "amount");

    private final Set<Entity> entities;

    FactField(Entity first, Entity... more) {
        entities = EnumSet.of(first, more);
    }

    /** The name in files: {@code placed_at}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether rows of this entity have the field. */
    public boolean in(Entity entity) {
        return entities.contains(entity);
    }
}
