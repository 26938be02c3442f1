package io.tierhub.config;

import io.tierhub.intake.Row;
import io.tierhub.intake.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of an export, with what their first values look like. */
final class ExportSample {
    /** Rows that are looked at. */
    static final int ROWS = 1_000;

    private final Map<String, ColumnEvidence> columns = new LinkedHashMap<>();

    /** Columns of which no values are known. */
    ExportSample(List<String> header) {
        header.forEach(name -> columns.put(name, new ColumnEvidence(name)));
    }

    static ExportSample of(Table table) throws IOException {
        List<String> header = table.header().names();
        ExportSample sample = new ExportSample(header);
        int rows = 0;
        for (Row row = table.next(); row != null && rows < ROWS; row = table.next()) {
            if (row.fault() == null) {
                rows++;
                for (int i = 0; i < header.size(); i++) {
                    sample.of(header.get(i)).add(row.cell(i));
                }
            }
        }
        return sample;
    }

    List<String> header() {
        return List.copyOf(columns.keySet());
    }

    ColumnEvidence of(String column) {
        ColumnEvidence evidence = columns.get(column);
        if (evidence == null) {
            throw new IllegalArgumentException("the export has no column " + column);
        }
        return evidence;
    }
}
