package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;

/** Contacts whose account is not known yet, by what they call it. */
public final class AccountsAwaited {
    private final Sql sql;

    /**
     * One contact that waits.
     *
     * @param by {@code key}, {@code name}, {@code tax_id} or {@code email_domain}
     * @param record the contact's source record
     */
    public record Wait(int system, String by, String value, int record) {}

    AccountsAwaited(Sql sql) {
        this.sql = sql;
    }

    /** Whether no contact waits at all. */
    public boolean isEmpty() {
        return sql.one("SELECT record_id FROM account_wait FETCH FIRST 1 ROWS ONLY", Columns::anInt) == null;
    }

    /** Adds waits; no two equal ones in one call. A wait that stands already stays. */
    public void add(List<Wait> waits) {
        remove(waits);
        sql.append("account_wait (account_by, account_value, system_id, record_id)", waits, AccountsAwaited::bind);
    }

    /** Who waits for any of some values, in every system. */
    public List<Wait> find(String by, List<String> values) {
        return sql.list(
                "SELECT a.system_id, a.account_by, a.account_value, a.record_id"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(content)"
                        + " JOIN account_wait a ON a.account_by = ? AND a.account_value = w.content",
                row -> new Wait(row.anInt(), row.text(), row.text(), row.anInt()),
                values.toArray(new String[0]),
                by);
    }

    /** Ends waits. */
    public void remove(List<Wait> waits) {
        sql.batch(
                "DELETE FROM account_wait"
                        + " WHERE account_by = ? AND account_value = ? AND system_id = ? AND record_id = ?",
                waits,
                AccountsAwaited::bind);
    }

    /** How many wait. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM account_wait");
    }

    private static void bind(Params to, Wait wait) throws SQLException {
        to.put(wait.by()).put(wait.value()).put(wait.system()).put(wait.record());
    }
}
