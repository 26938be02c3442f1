package io.tierhub.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is, decided by its content first and its ending where that leaves a choice. */
enum Format {
    CSV,
    XLSX,
    XLS,
    JSON,
    NDJSON,
    XML,
    HTML,
    SHEET_XML;

    /** Endings under which text stands; many systems name a text of tabs .xls. */
    private static final Set<String> TEXT = Set.of("csv", "tsv", "txt", "tab", "dat", "xls", "");

    private static final List<String> XHTML_BEGINS = List.of("<html");
    private static final List<String> HTML_BEGINS =
            List.of("<html", "<table", "<!doctypehtml", "<head", "<style", "<meta");
    private static final List<String> SHEET_BEGINS = List.of("urn:schemas-microsoft-com:office:spreadsheet");
    private static final int[] OLE = {0xD0, 0xCF, 0x11, 0xE0};

    /** The format of a file that begins with these bytes; refuses what no reader is there for. */
    static Format of(SourceFile file, byte[] head) {
        String ending = file.ending();
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return XLSX;
        }
        if (starts(head, OLE)) {
            return XLS;
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
        String text = visible(head, 16);
        if (text.startsWith("mime-version:")) {
            throw refused(file, "UNSUPPORTED: it is a web archive (MHTML); save it as .xlsx or .csv");
        }
        if (text.startsWith("<") && !text.startsWith("<?xml") && holds(head, HTML_BEGINS)) {
            return HTML;
        }
        if (ending.equals("xml") || text.startsWith("<?xml")) {
            return holds(head, SHEET_BEGINS) ? SHEET_XML : holds(head, XHTML_BEGINS) ? HTML : XML;
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
                        + " are not read; export as .csv, .tsv, .txt, .xlsx, .xls, .xml, .json or .ndjson");
    }

    private static boolean holds(byte[] head, List<String> marks) {
        String text = visible(head, head.length);
        return marks.stream().anyMatch(text::contains);
    }

    /** The characters that can be seen, without spaces, in lower case. */
    private static String visible(byte[] head, int most) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() < most; i++) {
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
