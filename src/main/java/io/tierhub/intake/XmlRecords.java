package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The records of an XML document, streamed. {@code <customer id="7"><mail>x</mail><address><city>y</city></address>} is
 * the cells {@code id}, {@code mail} and {@code address.city}; an element that repeats is one cell, joined by {@code ;}.
 */
final class XmlRecords implements FlatSource, FlatCells {
    private final XmlText text;
    private final String record;
    private final Limits limits;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final StringBuilder path = new StringBuilder();
    private final Deque<Integer> parents = new ArrayDeque<>();
    private int chars;
    private @Nullable String fault;
    private @Nullable String faultColumn;

    XmlRecords(XmlText text, String record, Limits limits) {
        this.text = text;
        this.record = record;
        this.limits = limits;
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public FlatCells flat() {
        return this;
    }

    @Override
    public @Nullable FlatRow next() throws IOException {
        while (text.next()) {
            int event = text.at().getEventType();
            if (event == XMLStreamConstants.START_ELEMENT) {
                parents.push(path.length());
                path.append('/').append(text.at().getLocalName());
                if (record.contentEquals(path)) {
                    FlatRow row = new FlatRow(text.line(), null, null);
                    record();
                    path.setLength(parents.pop());
                    return row;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                path.setLength(parents.pop());
            }
        }
        return null;
    }

    private void record() throws IOException {
        cells.clear();
        chars = 0;
        fault = null;
        faultColumn = null;
        element("", text.at().getLocalName());
    }

    /**
     * Reads the element that the parser stands at, to its end.
     *
     * @param prefix what the names of its children follow
     * @param name the name of the cell that its own text is
     */
    private void element(String prefix, String name) throws IOException {
        boolean empty = !attributes(prefix);
        StringBuilder own = new StringBuilder();
        while (text.next()) {
            switch (text.at().getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    empty = false;
                    String child = prefix + text.at().getLocalName();
                    element(child + ".", child);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (own.length() <= limits.fieldChars()) {
                        own.append(text.at().getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (empty || !Cells.blank(own.toString())) {
                        put(name, own.toString());
                    }
                    return;
                }
                default -> {}
            }
        }
    }

    private boolean attributes(String prefix) {
        XMLStreamReader at = text.at();
        boolean any = false;
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(at.getAttributeNamespace(i))) {
                any = true;
                put(prefix + at.getAttributeLocalName(i), at.getAttributeValue(i));
            }
        }
        return any;
    }

    private void put(String column, String value) {
        chars += value.length();
        if (chars > limits.lineChars()) {
            fault("LINE_TOO_LONG: the record is longer than " + limits.lineChars() + " characters", null);
        } else if (value.length() > limits.fieldChars()) {
            fault("FIELD_TOO_LONG: a value is longer than " + limits.fieldChars() + " characters", column);
        } else if (cells.size() <= limits.columns()) {
            cells.merge(column, value, XmlRecords::joined);
        }
    }

    private static String joined(String values, String value) {
        return values.isEmpty() ? value : Cells.blank(value) ? values : values + JsonFlattener.SEPARATOR + value;
    }

    private void fault(String reason, @Nullable String column) {
        if (fault == null) {
            fault = reason;
            faultColumn = column;
        }
    }

    @Override
    public Map<String, String> cells() {
        return cells;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String faultColumn() {
        return faultColumn;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
