package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/** Small facts about the store itself, by name. */
public final class Meta {
    private final Sql sql;

    Meta(Sql sql) {
        this.sql = sql;
    }

    /** What is kept under a name; null if nothing is. */
    public @Nullable String get(String name) {
        return sql.one("SELECT content FROM meta WHERE name = ?", Columns::text, name);
    }

    /** Keeps a text of any length under a name of at most 64 characters. */
    public void put(String name, String content) {
        if (sql.run("UPDATE meta SET content = ? WHERE name = ?", content, name) == 0) {
            sql.run("INSERT INTO meta (content, name) VALUES (?, ?)", content, name);
        }
    }

    /** Forgets a name. */
    public void remove(String name) {
        sql.run("DELETE FROM meta WHERE name = ?", name);
    }
}
