package io.tierhub.store;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** The database of a source gave no answer. The message quotes no values of rows and no password. */
public final class SourceDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private SourceDown(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether it may go away by itself. */
    public boolean passing() {
        return passing;
    }

    static SourceDown noDriver(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return new SourceDown(
                "no driver understands " + (end < 0 ? url : url.substring(0, end + 1))
                        + "; put the driver's jar into lib/ of the home, and start the hub again",
                false);
    }

    static SourceDown noColumn(String what, String name, Object columns) {
        return new SourceDown(
                "the query has no column " + name + ", which is its " + what + "; its columns are " + columns
                        + ". Correct the query or the system file",
                false);
    }

    static SourceDown of(SQLException fault, JdbcSettings settings) {
        String state = String.valueOf(fault.getSQLState());
        if (fault instanceof SQLTimeoutException || state.equals("57014") || state.equals("HYT00")) {
            return new SourceDown(
                    "the database took longer than " + settings.timeout().toSeconds()
                            + " s for the query. An index on the column of the cursor helps; or raise jdbc.timeout",
                    true);
        }
        if (state.startsWith("28")) {
            return new SourceDown("the database refuses user " + settings.user() + " or its password", false);
        }
        if (state.startsWith("3D")) {
            return new SourceDown("the server has no such database; correct jdbc.url", false);
        }
        if (state.startsWith("42")) {
            return new SourceDown("the database refuses the query: " + firstLine(fault), false);
        }
        if (state.startsWith("22")) {
            return new SourceDown(
                    "a value of the query cannot be computed or read (" + state
                            + "); let the query CAST the column, or leave the row out",
                    false);
        }
        boolean lost = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        return new SourceDown(
                lost || state.equals("null")
                        ? "the database cannot be reached, or the connection broke (" + state + ")"
                        : "the database answered " + state + " (code " + fault.getErrorCode() + ")",
                true);
    }

    /** What is wrong with a statement names tables and columns, no values. */
    private static String firstLine(SQLException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }
}
