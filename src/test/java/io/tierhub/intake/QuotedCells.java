package io.tierhub.intake;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.tierhub.intake.PollutedRow.Cell;
import java.util.ArrayList;
import java.util.List;

/** The cells of a record, and which of them are written in quotes. */
final class QuotedCells extends AbstractBaseCsvCallbackHandler<List<Cell>> {
    private List<Cell> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        cells.add(new Cell(new String(buf, offset, len), quoted));
    }

    @Override
    protected List<Cell> buildRecord() {
        return List.copyOf(cells);
    }
}
