package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cells of a row say about one field after the other. */
final class SlotCells {
    private final UnknownValues unknown;
    private List<String> values = List.of();

    SlotCells(UnknownValues unknown) {
        this.unknown = unknown;
    }

    /** Reads the values of a field; why the row must be refused, or null. */
    @Nullable String read(Row row, MappedColumns.Slot slot) {
        FieldMapping from = slot.from();
        if (from.constant() != null) {
            values = List.of(from.constant());
            return null;
        }
        if (slot.verbatim()) {
            String cell = row.cell(slot.columns()[0]);
            values = cell.isEmpty() ? List.of() : List.of(cell);
            return null;
        }
        String text = from.how() == FieldMapping.How.JOIN ? joined(row, slot) : first(row, slot.columns());
        values = text.isEmpty() ? List.of() : List.of(slot.style().plain(text, slot.kind()));
        for (Transform step : from.steps()) {
            if (!step(slot.path(), step)) {
                return step.refusal();
            }
        }
        return null;
    }

    /** The values read last, none of them blank. */
    List<String> values() {
        return values;
    }

    /** The text of a cell, without what nobody sees and without the apostrophe of our own exports. */
    static String text(Row row, int column) {
        return Cells.unescapeFormula(Cells.trim(row.cell(column)));
    }

    private boolean step(String path, Transform step) {
        List<String> after = new ArrayList<>(values.size());
        for (String value : values) {
            if (step instanceof Lookup table && table.misses(value)) {
                unknown.count(path, value);
            }
            List<String> made = step.apply(value);
            if (made == null) {
                return false;
            }
            for (String each : made) {
                String text = Cells.trim(each);
                if (!text.isEmpty()) {
                    after.add(text);
                }
            }
        }
        values = after;
        return true;
    }

    private static String first(Row row, int[] columns) {
        for (int column : columns) {
            String text = text(row, column);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String joined(Row row, MappedColumns.Slot slot) {
        List<String> parts = new ArrayList<>(slot.columns().length);
        for (int column : slot.columns()) {
            String text = text(row, column);
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }
        return String.join(slot.from().with(), parts);
    }
}
