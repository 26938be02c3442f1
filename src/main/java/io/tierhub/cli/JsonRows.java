package io.tierhub.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.tierhub.flow.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of objects, one to a line. */
final class JsonRows implements RowWriter {
    private final JsonGenerator json;
    private List<String> columns = List.of();

    JsonRows(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(new Uncloseable(out));
        MinimalPrettyPrinter lines = new MinimalPrettyPrinter("\n");
        json.setPrettyPrinter(lines);
        json.writeStartArray();
    }

    @Override
    public void header(List<String> names) {
        columns = List.copyOf(names);
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        try {
            json.writeRaw('\n');
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                json.writeFieldName(columns.get(i));
                cell(cells.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(@Nullable Object cell) throws IOException {
        if (cell == null) {
            json.writeNull();
        } else if (cell instanceof Double number) {
            json.writeNumber(number);
        } else if (cell instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (cell instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (cell instanceof RowSink.Json text) {
            json.writeRawValue(text.text());
        } else {
            json.writeString(cell.toString());
        }
    }

    @Override
    public void close() {
        try {
            json.writeEndArray();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
