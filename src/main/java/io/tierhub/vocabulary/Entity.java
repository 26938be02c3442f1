package io.tierhub.vocabulary;

import java.util.Locale;

/** What a row is about. Everything but customers is a fact: something that a customer did. */
public enum Entity {
    CUSTOMERS,
    ORDERS,
    TICKETS,
    INTERACTIONS;

    /** The name in configuration files: {@code customers}, {@code orders} ... */
    public String configName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
