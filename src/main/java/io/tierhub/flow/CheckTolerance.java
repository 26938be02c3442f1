package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.Rejection;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A first pass over a file that has a limit to its bad rows: reads, maps and cleanses all of it and changes nothing. A chunk
 * that was committed cannot be taken back, so too many bad rows must be known before the first one.
 */
final class CheckTolerance {
    private final PrepareChunk prepare;
    private final ExecutorService workers;
    private final Stopping stopping;
    private final Deque<Future<List<Rejection>>> ahead = new ArrayDeque<>();
    private long bad;
    private @Nullable Rejection first;

    CheckTolerance(PrepareChunk prepare, ExecutorService workers, Stopping stopping) {
        this.prepare = prepare;
        this.workers = workers;
        this.stopping = stopping;
    }

    /** @throws RefusedFile if more rows are bad than the mapping tolerates */
    void check(String system, Entity entity, EntityMapping mapping, Path file) throws IOException {
        long rows = 0;
        try (ChunkReader reader = new ChunkReader(system, entity, mapping, file)) {
            for (ChunkReader.RawChunk raw = reader.next(); raw != null; raw = reader.next()) {
                stopping.check();
                ChunkReader.RawChunk chunk = raw;
                rows += raw.rows();
                ahead.add(workers.submit(() -> prepare.refused(entity, chunk)));
                if (ahead.size() > PreparedChunks.AHEAD) {
                    count();
                }
                if (mapping.tolerance().exceeded(bad)) {
                    break;
                }
            }
        } finally {
            while (!ahead.isEmpty()) {
                count();
            }
        }
        if (mapping.tolerance().exceeded(bad) || mapping.tolerance().exceeded(bad, rows)) {
            throw refused(mapping, file, rows);
        }
    }

    private void count() throws IOException {
        List<Rejection> refused = PreparedChunks.done(ahead.remove());
        bad += refused.size();
        if (first == null && !refused.isEmpty()) {
            first = refused.get(0);
        }
    }

    private RefusedFile refused(EntityMapping mapping, Path file, long rows) {
        String where = first == null
                ? ""
                : ", the first on line " + first.at().line() + (first.column() == null ? "" : " in " + first.column())
                        + " (" + first.reason() + ")";
        return new RefusedFile(
                String.valueOf(file.getFileName()),
                0,
                "TOO_MANY_BAD_ROWS: " + bad + " of " + rows + " rows read cannot be taken in and the mapping tolerates "
                        + mapping.tolerance() + where
                        + "; nothing of the file was taken in. Mend the export or the mapping, or widen tolerance:");
    }
}
