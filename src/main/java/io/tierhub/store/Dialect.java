package io.tierhub.store;

import java.util.Map;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** In what the databases differ, as far as SQL texts and JDBC do not hide it. */
enum Dialect {
    /** A file that one process has open. */
    H2("jdbc:h2:"),
    /** A server. Its commits survive a power cut by themselves. */
    POSTGRESQL("jdbc:postgresql:");

    private final String prefix;

    Dialect(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The database of a JDBC URL.
     *
     * @throws IllegalArgumentException when it is none that the hub runs on
     */
    static Dialect of(String url) {
        for (Dialect each : values()) {
            if (url.startsWith(each.prefix)) {
                return each;
            }
        }
        throw new IllegalArgumentException("the database URL must begin with jdbc:h2: or jdbc:postgresql: ; write"
                + " jdbc:h2:file:/var/lib/tierhub/data/tierhub or jdbc:postgresql://host:5432/tierhub");
    }

    /** The isolation in which a transaction reads all tables as of one moment. */
    TransactionIsolationLevel oneMoment() {
        // REPEATABLE READ of H2 sees a table as of its own first statement, not as of the transaction's.
        return this == H2 ? TransactionIsolationLevel.SERIALIZABLE : TransactionIsolationLevel.REPEATABLE_READ;
    }

    /** What migrations call the type of a text that is sorted by, so that its order is that of its code points, and UTF-8. */
    Map<String, String> placeholders() {
        return this == H2
                ? Map.of("sorted_text", "VARCHAR", "utf8", "STRINGTOUTF8(", "end_utf8", ")")
                : Map.of("sorted_text", "VARCHAR COLLATE \"C\"", "utf8", "convert_to(", "end_utf8", ", 'UTF8')");
    }
}
