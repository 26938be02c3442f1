package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import java.util.List;

/** Where the rows are in the JSON of an answer. Each becomes a row as in a JSON file: {@code fields.all.email} is a column. */
public record RecordsSettings(
        @Setting(
                value = "The JSON pointer of what holds the rows, as in /data/items; left out: the document itself.",
                def = "\"\"")
        JsonPlace at,

        @Setting(
                value = "How they are held: an array of objects (list), an object of them by id (map), one object alone"
                        + " (one), or arrays of values in the order of fields (rows).",
                def = "list")
        As as,

        @Setting("Only with rows: the names of the values of a row, in their order.")
        List<String> fields) {

    /** How the rows are held. */
    public enum As {
        LIST,
        MAP,
        ONE,
        ROWS
    }

    public RecordsSettings {
        if ((as == As.ROWS) == fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "fields names the values where as is rows, and only there; add or remove it");
        }
    }
}
