package io.tierhub.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The database of a benchmark's home, as far as a measurement depends on which it is. Of use until it is closed. */
interface BenchStore extends AutoCloseable {
    /** What {@link #of} knows. */
    List<String> NAMES = List.of("h2", "postgresql");

    /** The secondary indexes of the tables that are stored bare. */
    List<String> INDEXES = List.of(
            "CREATE UNIQUE INDEX source_record_key ON source_record (system_id, skey)",
            "CREATE INDEX source_record_customer ON source_record (customer_id, account_record)",
            "CREATE INDEX source_record_account ON source_record (account_record)");

    /** Rows of a batch and of a transaction of the bare store, as many as the hub's. */
    int BATCH = 5_000;

    /**
     * Bytes sent towards disks.
     *
     * @param all negative where the system does not tell
     * @param log those of them that are a log of what is written elsewhere too, 0 where there is none
     */
    record Written(long all, long log) {
        Written since(Written before) {
            return new Written(before.all < 0 ? -1 : all - before.all, log - before.log);
        }
    }

    /**
     * What the database alone took.
     *
     * @param how its way of adding rows, in words
     * @param rows seconds for all rows
     * @param indexes seconds for the secondary indexes
     * @param cpu seconds of a processor for both; 0 where another process stores them
     */
    record Bare(String how, double rows, double indexes, double cpu, Written written) {
        double seconds() {
            return rows + indexes;
        }
    }

    /** The database of one of {@link #NAMES}. */
    static BenchStore of(String name) throws IOException, SQLException {
        return name.equals("h2") ? new H2Store() : new PostgresStore();
    }

    /** Product and settings that matter. */
    String described() throws SQLException;

    /** The lines of {@code config/application.properties} that give a home an empty database. */
    List<String> properties() throws SQLException;

    /** Since the database was made, what was still in its memory included. */
    Written written() throws SQLException;

    /** Bytes of a home's database that no hub has open. */
    long size(BenchHome home) throws IOException, SQLException;

    /** Bytes of a compacted copy of it. */
    long compacted(BenchHome home) throws IOException, SQLException;

    /** Stores the rows of a home's source records and customers again, in an empty database; reading them is not counted. */
    Bare bare(BenchHome home) throws SQLException;

    @Override
    void close() throws IOException, SQLException;
}
