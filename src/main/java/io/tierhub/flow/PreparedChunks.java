package io.tierhub.flow;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one file or pull in their order: a few are read and prepared in parallel ahead of the one that is asked for. Chunks
 * that say little new are joined, for a transaction rewrites pages of each table that it touches, however few its rows are. When reading fails, what was
 * read before is given first.
 */
final class PreparedChunks {
    /** Chunks read ahead of the one that is being mastered. */
    static final int AHEAD = 4;

    /** A chunk of fewer changes than this is joined with the next one. */
    static final int FEW_CHANGES = 500;

    /** Chunks joined at most: also the rows that say nothing new are in memory. */
    static final int JOINED = 8;

    private final Chunks reader;
    private final Entity entity;
    private final PrepareChunk prepare;
    private final ExecutorService workers;
    private final int alreadyDone;
    private final Deque<Future<PrepareChunk.Prepared>> ahead = new ArrayDeque<>();
    private boolean more = true;
    private @Nullable IOException failed;

    /** @param alreadyDone how many chunks to pass over, which an earlier reading of the file has brought through */
    PreparedChunks(Chunks reader, Entity entity, PrepareChunk prepare, ExecutorService workers, int alreadyDone) {
        this.reader = reader;
        this.entity = entity;
        this.prepare = prepare;
        this.workers = workers;
        this.alreadyDone = alreadyDone;
    }

    /** The next chunk, or several joined; null at the end. */
    PrepareChunk.@Nullable Prepared next() throws IOException {
        PrepareChunk.Prepared chunk = single();
        for (int joined = 1; chunk != null && joined < JOINED && chunk.changes() < FEW_CHANGES; joined++) {
            PrepareChunk.Prepared following = single();
            if (following == null) {
                break;
            }
            chunk = chunk.and(following);
        }
        return chunk;
    }

    private PrepareChunk.@Nullable Prepared single() throws IOException {
        while (more && ahead.size() < AHEAD) {
            more = readAhead();
        }
        if (ahead.isEmpty() && failed != null) {
            throw failed;
        }
        return ahead.isEmpty() ? null : done(ahead.remove());
    }

    private boolean readAhead() {
        Chunks.RawChunk raw;
        try {
            raw = reader.next();
        } catch (IOException broken) {
            failed = broken;
            return false;
        }
        if (raw != null && raw.number() > alreadyDone) {
            ahead.add(workers.submit(() -> prepare.prepare(entity, raw)));
        }
        return raw != null;
    }

    /** The outcome of work on another thread; what it threw is thrown here. */
    static <T> T done(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while reading; the next start goes on", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
