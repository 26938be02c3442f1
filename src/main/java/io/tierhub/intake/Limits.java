package io.tierhub.intake;

/**
 * How much a reader takes before it refuses. The defaults hold for every file.
 *
 * @param lineChars characters of one record (a CSV row with all its lines, a line of NDJSON)
 * @param fieldChars characters of one cell
 * @param columns columns of one row
 * @param inflateRatio how many times larger than packed a workbook's parts may be
 * @param entryBytes bytes of one unpacked part of a workbook
 * @param jsonDepth levels of nesting in JSON
 * @param numberDigits characters of one JSON number
 */
public record Limits(
        int lineChars,
        int fieldChars,
        int columns,
        int inflateRatio,
        long entryBytes,
        int jsonDepth,
        int numberDigits) {

    public static final int LINE_CHARS = 1 << 20;
    public static final int FIELD_CHARS = 256 << 10;
    public static final int COLUMNS = 2_000;
    public static final int INFLATE_RATIO = 100;
    public static final long ENTRY_BYTES = 1L << 30;
    public static final int JSON_DEPTH = 100;
    public static final int NUMBER_DIGITS = 1_000;

    /** Bytes of an .xls, whose table of strings is held in memory. */
    static final long XLS_BYTES = 128L << 20;

    /** Rows in which a quote is opened and never closed; beyond, the quote character itself must be wrong. */
    static final int OPEN_QUOTES = 1_000;

    /** An overlong line is skipped up to this many characters; beyond, the file has no lines. */
    static final long SKIPPED_CHARS = 64L << 20;

    /** Skipped rows and warnings are listed up to this many, then only counted. */
    static final int NOTES = 100;

    /** Rows in which the header is looked for. */
    static final int HEADER_ROWS = 30;

    public static final Limits DEFAULT =
            new Limits(LINE_CHARS, FIELD_CHARS, COLUMNS, INFLATE_RATIO, ENTRY_BYTES, JSON_DEPTH, NUMBER_DIGITS);
}
