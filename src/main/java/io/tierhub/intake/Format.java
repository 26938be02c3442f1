package io.tierhub.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a file is, decided by its content first and its ending where that leaves a choice. */
enum Format {
    CSV,
    XLSX,
    JSON,
    NDJSON;

    private static final Set<String> TEXT = Set.of("csv", "tsv", "txt", "tab", "dat", "");
    private static final int[] OLE = {0xD0, 0xCF, 0x11, 0xE0};

    /** The format of a file that begins with these bytes; refuses what no reader is there for. */
    static Format of(SourceFile file, byte[] head) {
        String ending = file.ending();
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return XLSX;
        }
        if (starts(head, OLE)) {
            throw refused(file, "UNSUPPORTED: it is an old Excel file (.xls); save it as .xlsx or .csv");
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            throw refused(file, "UNSUPPORTED: it is a PDF; export the data as .csv or .xlsx");
        }
        if (ending.equals("xlsx")) {
            throw refused(
                    file,
                    "DAMAGED_WORKBOOK: not a zip archive, so no .xlsx; save it as .xlsx, or name it .csv if it"
                            + " is text");
        }
        String text = visible(head);
        if (text.startsWith("<") && !TEXT.contains(ending) || text.startsWith("<?xml") || text.startsWith("<html")) {
            throw refused(
                    file, "UNSUPPORTED: it is XML or HTML, which is not read yet; export as .csv, .xlsx or .json");
        }
        if (ending.equals("ndjson") || ending.equals("jsonl")) {
            return NDJSON;
        }
        if (ending.equals("json") || text.startsWith("{\"") || text.startsWith("[{") || text.startsWith("[[")) {
            return JSON;
        }
        if (TEXT.contains(ending)) {
            return CSV;
        }
        throw refused(
                file,
                "UNSUPPORTED: files ending in ." + ending
                        + " are not read; export as .csv, .tsv, .txt, .xlsx, .json or .ndjson");
    }

    private static String visible(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() < 16; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7F) {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean starts(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static RefusedFile refused(SourceFile file, String reason) {
        return new RefusedFile(file.name(), 0, reason);
    }
}
