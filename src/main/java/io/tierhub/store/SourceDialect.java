package io.tierhub.store;

import java.util.Locale;
import java.util.Properties;

/** In what the databases of sources differ, as far as pulls are concerned. */
enum SourceDialect {
    POSTGRESQL("SELECT CURRENT_TIMESTAMP", "FETCH FIRST %d ROWS ONLY"),
    /** Tells its time without a zone, in UTC; and gives a large answer in pieces only when told so by a negative size. */
    MYSQL("SELECT UTC_TIMESTAMP(6)", "LIMIT %d"),
    SQLSERVER("SELECT SYSUTCDATETIME()", "OFFSET 0 ROWS FETCH NEXT %d ROWS ONLY"),
    OTHER("SELECT CURRENT_TIMESTAMP", "FETCH FIRST %d ROWS ONLY");

    private static final int FETCH_ROWS = 1_000;
    private static final int CONNECT_SECONDS = 10;

    private final String clock;
    private final String limit;

    SourceDialect(String clock, String limit) {
        this.clock = clock;
        this.limit = limit;
    }

    static SourceDialect of(String url) {
        String product = url.toLowerCase(Locale.ROOT);
        if (product.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (product.startsWith("jdbc:mysql:") || product.startsWith("jdbc:mariadb:")) {
            return MYSQL;
        }
        return product.startsWith("jdbc:sqlserver:") ? SQLSERVER : OTHER;
    }

    /** The statement that tells the time, with its zone or in UTC. */
    String clock() {
        return clock;
    }

    /** What makes an ordered statement give its first rows alone. */
    String limit(int rows) {
        return limit.formatted(rows);
    }

    /** How many rows the driver may hold at once. */
    int fetchRows() {
        return this == MYSQL ? Integer.MIN_VALUE : FETCH_ROWS;
    }

    /** Whoever waits for a server that is not there waits for an end. */
    Properties options(JdbcSettings settings) {
        Properties options = new Properties();
        options.setProperty("user", settings.user());
        if (settings.password() != null) {
            options.setProperty("password", settings.password().reveal());
        }
        String patience = Integer.toString(CONNECT_SECONDS);
        switch (this) {
            case POSTGRESQL -> {
                options.setProperty("connectTimeout", patience);
                options.setProperty("loginTimeout", patience);
                options.setProperty("ApplicationName", "tierhub pull");
            }
            case MYSQL -> options.setProperty("connectTimeout", patience + "000");
            case SQLSERVER -> options.setProperty("loginTimeout", patience);
            case OTHER -> {}
        }
        return options;
    }
}
