package io.tierhub.cli;

import io.tierhub.intake.Inspection;
import io.tierhub.intake.Notes;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a file is read, for machines. */
final class ReadJson {
    private ReadJson() {}

    static Map<String, Object> map(FileReading reading) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", reading.file());
        map.put("refused", reading.refused());
        Inspection read = reading.inspection();
        if (read != null) {
            inspection(map, read);
            map.put("first_rows", read.first().stream().map(ReadJson::row).toList());
        }
        ColumnUse use = reading.use();
        if (use != null) {
            map.put("entity", use.entity().configName());
            map.put("mapping", use.fields());
            map.put("constants", use.constants());
            map.put("mapping_warnings", reading.warnings());
        }
        if (reading.plain() != null) {
            map.put("out", reading.plain().toString());
        }
        return map;
    }

    private static void inspection(Map<String, Object> map, Inspection read) {
        Notes notes = read.notes();
        map.put("format", notes.format());
        map.put("charset", notes.charset());
        map.put("charset_evidence", notes.charsetEvidence());
        map.put("dialect", notes.dialect());
        map.put("header_line", read.header().line());
        map.put("columns", read.header().names());
        map.put("rows", read.rows());
        map.put("rows_refused", read.refused());
        map.put("rows_skipped", notes.skippedRows());
        map.put("skipped", notes.skipped().stream().map(ReadJson::skipped).toList());
        map.put("warning_count", notes.warningCount());
        map.put("warnings", notes.warnings());
        map.put("faults", read.faults().stream().map(ReadJson::fault).toList());
    }

    private static Map<String, Object> skipped(Notes.Skipped skipped) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", skipped.line());
        map.put("why", skipped.why());
        map.put("text", skipped.text());
        return map;
    }

    private static Map<String, Object> fault(Rejection fault) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", fault.at().line());
        map.put("column", fault.column());
        map.put("reason", fault.reason());
        map.put("value", fault.value());
        return map;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", row.line());
        map.put("cells", List.of(row.cells()));
        return map;
    }
}
