package io.tierhub.flow;

import java.util.Map;
import java.util.TreeMap;

/** What becomes of the hostile files of the shared data: one verdict each, whichever way they come in. */
final class HostileFiles {
    /** Takes whatever lies in its inbox. */
    static final String SYSTEM = """
            system: any
            customers:
              files: "*"
              key: [id, amount]
              map: {name: [name, tier, n, amount], emails: email}
            """;

    /** Good and bad rows of a file that is taken in, or the code under which it is refused. */
    static final Map<String, String> VERDICTS = new TreeMap<>(Map.ofEntries(
            Map.entry("bidi_zero_width.csv", "2 good 0 bad"),
            Map.entry("billion_laughs.xml", "DOCTYPE"),
            Map.entry("bom_only.csv", "EMPTY_FILE"),
            Map.entry("cols_10k.csv", "TOO_MANY_COLUMNS"),
            Map.entry("dup_headers.csv", "1 good 0 bad"),
            Map.entry("empty.csv", "EMPTY_FILE"),
            Map.entry("formula.csv", "7 good 0 bad"),
            Map.entry("half_written.csv", "1 good 1 bad"),
            Map.entry("header_only.csv", "0 good 0 bad"),
            Map.entry("invalid_utf8.csv", "1 good 1 bad"),
            Map.entry("json_bignum.json", "0 good 1 bad"),
            Map.entry("json_deep.json", "JSON_TOO_DEEP"),
            Map.entry("json_dup_keys.json", "0 good 1 bad"),
            Map.entry("json_nan.json", "0 good 1 bad"),
            Map.entry("mixed_encoding.csv", "1 good 1 bad"),
            Map.entry("mixed_newlines.csv", "3 good 0 bad"),
            Map.entry("not_a_zip.xlsx", "DAMAGED_WORKBOOK"),
            Map.entry("nul_bytes.csv", "0 good 1 bad"),
            Map.entry("ragged.csv", "1 good 1 bad"),
            Map.entry("unterminated_quote.csv", "1000 good 1 bad"),
            Map.entry("xlsx_sparse_row.xlsx", "TOO_MANY_COLUMNS"),
            Map.entry("xlsx_truncated.xlsx", "DAMAGED_WORKBOOK"),
            Map.entry("xlsx_xxe.xlsx", "DOCTYPE"),
            Map.entry("xlsx_zip_bomb.xlsx", "ZIP_BOMB"),
            Map.entry("xxe.xml", "DOCTYPE")));

    private HostileFiles() {}

    static boolean taken(String verdict) {
        return verdict.endsWith("bad");
    }
}
