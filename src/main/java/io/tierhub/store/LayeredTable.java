package io.tierhub.store;

import java.util.Locale;

/** The tables that have a layer: see {@link Layered}. */
public enum LayeredTable {
    /** Source records. */
    SOURCE_RECORD("system_id, skey, content_hash, updated_at, created_at, party, customer_id, account_record,"
            + " deleted, bare, raw, clean, warnings, file_id, line"),
    /** Golden records. */
    CUSTOMER("party, name, golden, standing, updated_at");

    private final String columns;

    LayeredTable(String columns) {
        this.columns = columns;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String layer() {
        return table() + "_changed";
    }

    /** All but the id. */
    String columns() {
        return columns;
    }
}
