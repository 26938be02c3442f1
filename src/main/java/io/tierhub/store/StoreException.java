package io.tierhub.store;

import java.sql.SQLException;

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
