package io.tierhub.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a file was read: what was decided, with the evidence, what was skipped and what looks wrong. */
public final class Notes {
    /** A row that is no data: a title above the header, a total below the rows. */
    public record Skipped(long line, String why, String text) {}

    private final String file;
    private final String format;
    private String charset = "";
    private String charsetEvidence = "";
    private String dialect = "";
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long skippedRows;
    private long warningCount;

    Notes(String file, String format) {
        this.file = file;
        this.format = format;
    }

    void decided(CharsetChoice choice) {
        charset = choice.charset().name();
        charsetEvidence = choice.evidence();
    }

    void dialect(String words) {
        dialect = words;
    }

    void skip(long line, String why, String text) {
        skippedRows++;
        if (skipped.size() < Limits.NOTES) {
            skipped.add(new Skipped(line, why, Cells.shown(text)));
        }
    }

    void warn(String warning) {
        warningCount++;
        if (warnings.size() < Limits.NOTES) {
            warnings.add(warning);
        }
    }

    /** The file's name, without folder. */
    public String file() {
        return file;
    }

    /** csv, xlsx, json or ndjson, and gz where packed. */
    public String format() {
        return format;
    }

    /** The charset's name; empty for workbooks. */
    public String charset() {
        return charset;
    }

    /** Why this charset, in words. */
    public String charsetEvidence() {
        return charsetEvidence;
    }

    /** Delimiter and quote, the sheet, or the shape of the JSON, in words. */
    public String dialect() {
        return dialect;
    }

    /** The rows skipped, up to a hundred; see {@link #skippedRows}. */
    public List<Skipped> skipped() {
        return Collections.unmodifiableList(skipped);
    }

    public long skippedRows() {
        return skippedRows;
    }

    /** What looks wrong but was read, up to a hundred; see {@link #warningCount}. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    public long warningCount() {
        return warningCount;
    }
}
