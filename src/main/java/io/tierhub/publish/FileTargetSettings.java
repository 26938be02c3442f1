package io.tierhub.publish;

import io.tierhub.publish.template.PushTemplate;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A target that reads files: what is due is written as one whole file, never to be changed again. */
public record FileTargetSettings(
        @Setting("The folder that the target watches; relative to the home.")
        String folder,

        @Setting(value = "How it is written: csv (UTF-8 with a byte-order mark), xlsx or ndjson.", def = "csv")
        Format format,

        @Setting(
                "The columns, by name; left out: event, sequence, customer, external, tier, tier_from, since, provisional, score, stage, tags, time.")
        Map<String, PushTemplate> columns,

        @Setting(value = "How long after one file the next follows, unless more waits than a file may hold.", def = "1h")
        Duration every) {

    /** How many rows a file holds at most. */
    public static final int ROWS = 20_000;

    static final long LONGEST_MS = 60_000;
    static final Duration LONGEST_EVERY = Duration.ofDays(7);

    /** The formats of a file. */
    public enum Format {
        CSV,
        XLSX,
        NDJSON
    }

    public FileTargetSettings {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("folder must name the folder that the target watches");
        }
        if (every.isNegative() || every.compareTo(LONGEST_EVERY) > 0) {
            throw new IllegalArgumentException("every must be 0s to " + LONGEST_EVERY.toDays() + "d");
        }
        columns = columns.isEmpty() ? standard() : columns;
    }

    private static Map<String, PushTemplate> standard() {
        Map<String, PushTemplate> columns = new LinkedHashMap<>();
        for (String name : new String[] {
            "event", "sequence", "customer", "external", "tier", "tier_from", "since", "provisional", "score", "stage",
            "tags", "time"
        }) {
            columns.put(name, new PushTemplate("{" + name + "}"));
        }
        return columns;
    }
}
