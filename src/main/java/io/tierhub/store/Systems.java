package io.tierhub.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of the connected systems, given in the order in which they were first seen, from 1. */
public final class Systems {
    private final Sql sql;
    private @Nullable Map<String, Integer> numbers;
    private @Nullable List<String> names;

    Systems(Sql sql) {
        this.sql = sql;
    }

    /** The number of a system; a new one gets the next number. */
    public int idOf(String name) {
        Integer known = all().get(name);
        if (known != null) {
            return known;
        }
        int id = all().size() + 1;
        sql.run("INSERT INTO source_system (id, name) VALUES (?, ?)", id, name);
        all().put(name, id);
        return id;
    }

    /** The name of a number that {@link #idOf} has given. */
    public String nameOf(int id) {
        List<String> known = names;
        if (known == null || id > known.size()) {
            known = all().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
            names = known;
        }
        if (id < 1 || id > known.size()) {
            throw new IllegalStateException("no system has the number " + id);
        }
        return known.get(id - 1);
    }

    private Map<String, Integer> all() {
        if (numbers == null) {
            Map<String, Integer> read = new HashMap<>();
            sql.list("SELECT name, id FROM source_system", row -> read.put(row.text(), row.anInt()));
            numbers = read;
        }
        return numbers;
    }
}
