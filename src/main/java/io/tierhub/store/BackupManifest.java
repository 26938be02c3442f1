package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The last entry of a backup: what the others must be. Plain lines, closed by the hash of all lines before it.
 *
 * @param schema version of the schema that the tables are of
 * @param made when, ISO 8601
 * @param release that made it
 */
record BackupManifest(String schema, String made, String release, List<Part> parts) {
    static final String NAME = "MANIFEST";
    private static final String FIRST = "tierhub-backup 1";

    /**
     * One entry.
     *
     * @param name {@code table/NAME}, or {@code home/} and a path below the home
     * @param size rows of a table, bytes of a file
     */
    record Part(String name, long size, String sha256) {}

    List<Part> tables() {
        return parts.stream()
                .filter(part -> part.name().startsWith(Backup.TABLE))
                .toList();
    }

    String format() {
        StringBuilder text =
                new StringBuilder(FIRST + "\nschema " + schema + "\nmade " + made + "\nrelease " + release);
        for (Part part : parts) {
            text.append("\npart ").append(part.sha256()).append(' ').append(part.size());
            text.append(' ').append(part.name());
        }
        text.append('\n');
        return text + "end " + Digest.of(text.toString()) + "\n";
    }

    static BackupManifest parse(String text) {
        int end = text.lastIndexOf("end ");
        if (!text.startsWith(FIRST + "\n")) {
            throw new BackupRefused("this is no backup, or one of a newer release");
        }
        if (end < 0 || !text.substring(end).equals("end " + Digest.of(text.substring(0, end)) + "\n")) {
            throw new BackupRefused("the backup is damaged: its list of contents is not what was written");
        }
        List<Part> parts = new ArrayList<>();
        String[] head = new String[3];
        for (String line : text.substring(0, end).split("\n", -1)) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "schema" -> head[0] = words[1];
                case "made" -> head[1] = words[1];
                case "release" -> head[2] = words[1];
                case "part" -> parts.add(new Part(words[3], Long.parseLong(words[2]), words[1]));
                default -> {}
            }
        }
        return new BackupManifest(head[0], head[1], head[2], List.copyOf(parts));
    }
}
