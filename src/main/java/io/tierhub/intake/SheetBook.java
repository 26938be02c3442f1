package io.tierhub.intake;

import java.io.IOException;
import java.util.List;

/** A workbook of either format. */
interface SheetBook extends AutoCloseable {
    /** A sheet; hidden ones are read only if they are asked for by name. */
    record Sheet(String name, boolean visible) {}

    List<Sheet> sheets();

    /** The rows of a sheet from its beginning, by its place in {@link #sheets}; one after another, never two at once. */
    RawRows rows(int sheet) throws IOException;

    @Override
    void close() throws IOException;
}
