package io.tierhub.flow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The database of a shop, from which a hub pulls customers and orders. */
final class SourceRig implements AutoCloseable {
    private final String url;
    private final Connection connection;

    private SourceRig(String url, String user, String password) throws SQLException {
        this.url = url;
        this.connection = DriverManager.getConnection(url, user, password);
    }

    /** In memory, as long as this is open. */
    static SourceRig inMemory() throws SQLException {
        return new SourceRig("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "").shop();
    }

    static SourceRig at(String url, String user, String password) throws SQLException {
        return new SourceRig(url, user, password);
    }

    /** Two tables, each row with the time of its last change. */
    SourceRig shop() throws SQLException {
        return run("""
                CREATE TABLE customers (id VARCHAR(10) PRIMARY KEY, name VARCHAR(80), email VARCHAR(80), city VARCHAR(40),
                    tier VARCHAR(10), gone BOOLEAN DEFAULT FALSE NOT NULL, changed TIMESTAMP NOT NULL)""", """
                CREATE TABLE orders (no INT PRIMARY KEY, customer VARCHAR(10), placed DATE, amount DECIMAL(12, 2),
                    changed TIMESTAMP NOT NULL)""");
    }

    SourceRig run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** A customer that changed a while ago; later calls change it later. */
    SourceRig customer(String id, String name, String changed) throws SQLException {
        return run(
                "DELETE FROM customers WHERE id = '" + id + "'",
                "INSERT INTO customers (id, name, email, changed)"
                        + " VALUES ('%s', '%s', '%s@example.com', TIMESTAMP '%s')"
                                .formatted(id, name, id.toLowerCase(java.util.Locale.ROOT), changed));
    }

    SourceRig order(int no, String customer, String amount, String changed) throws SQLException {
        return run("INSERT INTO orders VALUES (%d, '%s', DATE '2026-06-01', %s, TIMESTAMP '%s')"
                .formatted(no, customer, amount, changed));
    }

    String url() {
        return url;
    }

    /** The system file. */
    String yaml() {
        return yaml(url, "sa", "upsert");
    }

    static String yaml(String url, String user, String mode) {
        return """
                system: shop
                jdbc: {url: "%s", user: %s, password: none-of-note, timeout: 2s}
                pull_every: 1s
                customers:
                  key: id
                  mode: %s
                  pull:
                    query: SELECT id, name, email, city, tier, gone, changed FROM customers
                    cursor: {time: changed, id: id, margin: 0s}
                  map: {name: name, emails: email, city: city, deleted: gone}
                orders:
                  key: no
                  customer: customer
                  pull:
                    query: SELECT no, customer, placed, amount, changed FROM orders
                    cursor: {time: changed, id: no, margin: 0s}
                  map: {placed_at: placed, amount: amount}
                """.formatted(url, user, mode);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
