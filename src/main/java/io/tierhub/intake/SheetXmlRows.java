package io.tierhub.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the first sheet with any of a workbook written as one XML text (Excel 2003), which many systems name .xls.
 * Dates are ISO there already.
 */
final class SheetXmlRows implements RawRows {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([Ee][+-]?[0-9]{1,3})?");

    private final XmlText text;
    private final Notes notes;
    private final Limits limits;
    private final MergedCells merged = new MergedCells();
    private final List<String> others = new ArrayList<>();
    private String sheet = "";
    private boolean read;
    private long row;

    SheetXmlRows(XmlText text, Notes notes, Limits limits) {
        this.text = text;
        this.notes = notes;
        this.limits = limits;
    }

    @Override
    public int usualWidth() {
        return 0;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (text.next()) {
            if (starts("Worksheet")) {
                worksheet();
            } else if (starts("Row") && !(read && !others.isEmpty())) {
                read = true;
                row = index(row);
                return row();
            }
        }
        if (!others.isEmpty()) {
            notes.warn("OTHER_SHEETS: sheet '" + sheet + "' is read; skipped: " + String.join(", ", others)
                    + "; save the workbook as .xlsx to choose another");
            others.clear();
        }
        return null;
    }

    private void worksheet() {
        String name = attribute("Name");
        if (read) {
            others.add(name);
        } else {
            sheet = name;
            row = 0;
            notes.dialect("sheet " + name);
        }
    }

    private Row row() throws IOException {
        List<String> cells = new ArrayList<>();
        boolean wide = false;
        boolean longCell = false;
        while (text.next() && !ends("Row")) {
            if (starts("Cell")) {
                long column = index(cells.size());
                wide |= column > limits.columns();
                while (cells.size() < Math.min(column, limits.columns()) - 1) {
                    cells.add("");
                }
                merged.add(row - 1, row - 1 + number("MergeDown"), cells.size());
                long across = number("MergeAcross");
                String value = value();
                longCell |= value.length() > limits.fieldChars();
                cells.add(value);
                for (long i = 0; i < across && cells.size() < limits.columns(); i++) {
                    cells.add("");
                }
            }
        }
        if (wide || longCell) {
            return refused(
                    wide
                            ? "TOO_MANY_COLUMNS: the row reaches beyond column " + limits.columns()
                            : "FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars() + " characters");
        }
        return new Row(row, merged.filled(row - 1, cells.toArray(String[]::new)), null);
    }

    private String value() throws IOException {
        StringBuilder value = new StringBuilder();
        boolean data = false;
        boolean number = false;
        while (text.next() && !ends("Cell")) {
            number |= starts("Data") && attribute("Type").equals("Number");
            data = starts("Data") || data && !ends("Data");
            int event = text.at().getEventType();
            boolean chars = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
            if (data && chars && value.length() <= limits.fieldChars()) {
                value.append(text.at().getText());
            }
        }
        String shown = value.toString();
        return number && NUMBER.matcher(shown).matches()
                ? SheetNumbers.text(new BigDecimal(shown), null, null, false)
                : shown.replace("T00:00:00.000", "");
    }

    private boolean starts(String name) {
        return text.at().getEventType() == XMLStreamConstants.START_ELEMENT
                && text.at().getLocalName().equals(name);
    }

    private boolean ends(String name) {
        return text.at().getEventType() == XMLStreamConstants.END_ELEMENT
                && text.at().getLocalName().equals(name);
    }

    /** The place that the element names, or the one behind the last; from 1. */
    private long index(long last) {
        long named = number("Index");
        return named > 0 ? named : last + 1;
    }

    private long number(String attribute) {
        String value = attribute(attribute);
        return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
    }

    private String attribute(String name) {
        for (int i = 0; i < text.at().getAttributeCount(); i++) {
            if (text.at().getAttributeLocalName(i).equals(name)) {
                return text.at().getAttributeValue(i);
            }
        }
        return "";
    }

    private Row refused(String reason) {
        return new Row(row, new String[0], new Rejection(new Position(notes.file(), row), null, reason, null));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
