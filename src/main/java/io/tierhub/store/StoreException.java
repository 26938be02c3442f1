package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;

/**
 * The database refused, or could not be reached. The message holds no values of rows: what a driver says about a
 * duplicate or an overlong value quotes it, so the driver's own exception is not kept as the cause, only its stack.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean transientFault;

    StoreException(String message, boolean transientFault) {
        super(message);
        this.transientFault = transientFault;
    }

    StoreException(String message) {
        this(message, false);
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

    /** Whether the same transaction may succeed when it is run again: a lock timeout, a deadlock, a lost connection. */
    public boolean retryable() {
        return transientFault;
    }

    static StoreException of(SQLException fault, String sql) {
        String state = String.valueOf(fault.getSQLState());
        boolean again = state.startsWith("40") || state.startsWith("08") || state.equals("HYT00");
        StoreException said = new StoreException(
                "the database answered " + state + " (code " + fault.getErrorCode() + ") to: " + sql
                        + "; the transaction was rolled back"
                        + (again ? " and may be tried again" : ""),
                again);
        said.setStackTrace(fault.getStackTrace());
        return said;
    }
}
