package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** What is asked of H2 itself, as no statement does it without a lock. */
final class Engine {
    private final Database database;

    private Engine(Database database) {
        this.database = database;
    }

    /** The engine behind a pool, while the pool is open. */
    static Engine of(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return new Engine(session.getDatabase());
        } catch (SQLException fault) {
            throw StoreException.of(fault, "the engine of the database");
        }
    }

    /** Hands what was committed to the disk; nothing where there is no file. */
    void sync() {
        database.getStore().getMvStore().sync();
    }

    /** Whether the database is closed, or about to be. */
    boolean closed() {
        return database.getStore().getMvStore().isClosed();
    }

    /** Has each session make the plans of its statements anew. */
    void replan() {
        database.getNextModificationMetaId();
    }
}
