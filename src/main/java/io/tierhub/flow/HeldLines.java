package io.tierhub.flow;

import io.tierhub.intake.HeldRows;
import io.tierhub.store.HeldBack;
import io.tierhub.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** The rows that are held of one file, read in pages, so that memory does not depend on how many they are. */
final class HeldLines implements Iterator<HeldRows.Line> {
    private final Store store;
    private final long file;
    private final Deque<HeldBack.Line> page = new ArrayDeque<>();
    private Map<Long, Long> ids = new HashMap<>();
    private long last = -1;

    HeldLines(Store store, long file) {
        this.store = store;
        this.file = file;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty()) {
            page.addAll(store.read(tx -> tx.heldBack().lines(file, last, ChunkReader.CHUNK_ROWS)));
        }
        return !page.isEmpty();
    }

    @Override
    public HeldRows.Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        HeldBack.Line line = page.remove();
        last = line.line();
        ids.put(line.line(), line.id());
        return new HeldRows.Line(line.line(), line.cells());
    }

    /** The numbers of the rows taken since the last call, by line. */
    Map<Long, Long> taken() {
        Map<Long, Long> taken = ids;
        ids = new HashMap<>();
        return taken;
    }
}
