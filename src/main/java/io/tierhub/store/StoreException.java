package io.tierhub.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The database refused, or could not be reached. The message holds no values of rows: what a driver says about a
 * duplicate or an overlong value quotes it, so the driver's own exception is not kept as the cause, only its stack.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** H2: an input or output failed, or the database closed itself after that. */
    private static final Set<Integer> UNREACHABLE = Set.of(90028, 90031, 90098, 90121);

    /** H2: what is in the file makes no sense. */
    private static final int CORRUPT = 90030;

    /** H2: another process has the file. */
    private static final int IN_USE = 90020;

    /** What H2's storage says of a file of which a part is missing or makes no sense. */
    private static final Set<Integer> CORRUPT_STORAGE =
            Set.of(DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND);

    /** What came of the work that failed. */
    private enum After {
        /** It was undone, and would fail again. */
        REFUSED,
        /** It was undone, and may succeed when it is run again. */
        TRANSIENT,
        /** The connection broke: whether its commit came through is not known. */
        UNCERTAIN,
        /** The database lost its file and opens again only in another process. */
        GONE,
        /** The file is damaged. */
        DAMAGED,
        /** Another process has the right to write. */
        HELD,
        /** Another process took the right to write over. */
        TAKEN_OVER
    }

    private final After after;

    private StoreException(String message, After after) {
        super(message);
        this.after = after;
    }

    StoreException(String message) {
        this(message, After.REFUSED);
    }

    static StoreException held(String holder, long leftMs) {
        return new StoreException(
                "node " + holder + " has the database; its lease ends in " + (leftMs / 1000 + 1)
                        + " s unless it is renewed. Stop that process, or send the command to it",
                After.HELD);
    }

    static StoreException takenOver() {
        return new StoreException(
                "another node has taken the database over, as the lease of this one had ended; what was under way"
                        + " was undone here and is done there",
                After.TAKEN_OVER);
    }

    /** A file could not be written a second time. */
    static StoreException noRoom(Path file, IOException failed) {
        return new StoreException(
                file + " cannot be copied to give the copy the schema of this release (" + failed.getMessage()
                        + "). Is the disk full? That needs room for the file once more; it was not changed, and the next"
                        + " start tries again",
                After.GONE);
    }

    static StoreException turnGone(String target) {
        return new StoreException(
                "the turn to deliver to " + target + " ended before its answers were recorded; whoever has it now sends"
                        + " the same again, under the same identifiers",
                After.TRANSIENT);
    }

    /**
     * The tables contradict each other in what cannot be derived again.
     *
     * @param found what is missing, in words
     */
    public static StoreException damaged(List<String> found) {
        return new StoreException("the store is damaged: " + String.join("; ", found)
                + ". Nothing was changed. Restore the last backup: tierhub restore FILE --replace, which keeps what is"
                + " here aside; exports sent after it are taken in again from done/");
    }

    /** The same for another who meets it: an exception that fails the work and its end alike cannot be added to itself. */
    StoreException again() {
        return new StoreException(String.valueOf(getMessage()), after);
    }

    /** Whether the same transaction may succeed when it is run again: a lock timeout, a deadlock, a lost connection. */
    public boolean retryable() {
        return after != After.REFUSED && after != After.DAMAGED;
    }

    /** Whether a commit may have come through all the same: what is in memory must be read from the store again. */
    public boolean uncertain() {
        return after == After.UNCERTAIN;
    }

    /** Whether another process has the right to write, and this one may wait for it. */
    public boolean held() {
        return after == After.HELD;
    }

    /** Whether the store is of no more use to this process; a new start opens it again. */
    public boolean gone() {
        return after == After.GONE || after == After.DAMAGED || after == After.TAKEN_OVER;
    }

    /** What is to be said of a failure in which the database lost its file; null if it did not. */
    static @Nullable StoreException lost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault && !ofServer(fault) && (damaged(fault) || unreachable(fault))) {
                return of(fault, "");
            }
        }
        return null;
    }

    /** Whether PostgreSQL says it: that a connection broke is no word about a file. */
    private static boolean ofServer(SQLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException) {
                return true;
            }
        }
        return false;
    }

    /** A file that ends too early is damaged; any other failure to read or write may pass. */
    private static boolean damaged(SQLException fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return cause instanceof EOFException;
            }
            if (cause instanceof MVStoreException storage && CORRUPT_STORAGE.contains(storage.getErrorCode())) {
                return true;
            }
        }
        return fault.getErrorCode() == CORRUPT;
    }

    private static boolean unreachable(SQLException fault) {
        if (fault.getErrorCode() == IN_USE) {
            return false;
        }
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return UNREACHABLE.contains(fault.getErrorCode());
    }

    static StoreException of(SQLException fault, String sql) {
        StoreException said = said(fault, sql);
        said.setStackTrace(fault.getStackTrace());
        return said;
    }

    private static StoreException said(SQLException fault, String sql) {
        boolean server = ofServer(fault);
        if (!server && damaged(fault)) {
            return new StoreException(
                    "the file of the database is damaged. Stop the hub and restore the last backup (tierhub restore FILE --replace), or load the exports"
                            + " into a new home",
                    After.DAMAGED);
        }
        if (!server && unreachable(fault)) {
            return new StoreException(
                    "the database cannot read or write its file. Is the disk full? Make room; what was not committed is"
                            + " done again after the next start",
                    After.GONE);
        }
        String state = String.valueOf(fault.getSQLState());
        if (fault instanceof SQLTransientConnectionException) {
            return new StoreException(
                    "the database gives no connection; what was to be done is done again when it does",
                    After.TRANSIENT);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new StoreException(
                    "the database cannot be reached (" + state + "); what was under way is done again when it can",
                    After.UNCERTAIN);
        }
        if (state.startsWith("53")) {
            return new StoreException(
                    "the database has no room or no connection left (" + state + "); what was under way is done again",
                    After.TRANSIENT);
        }
        boolean again = state.startsWith("40") || state.equals("HYT00") || state.equals("55P03");
        return new StoreException(
                "the database answered " + state + " (code " + fault.getErrorCode() + ") to: " + sql
                        + "; the transaction was rolled back"
                        + (again ? " and may be tried again" : ""),
                again ? After.TRANSIENT : After.REFUSED);
    }
}
