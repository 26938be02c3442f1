package io.tierhub.flow;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one file or pull in their order: a few are read and prepared ahead of the one that is asked for, read one after
 * the other, prepared in parallel. Chunks that say little new are joined, for a transaction rewrites pages of each table that it
 * touches, however few its rows are. When reading fails, what was read before is given first.
 */
final class PreparedChunks implements AutoCloseable {
    /** Chunks read ahead of the one that is being mastered: as many as can be prepared at once. */
    static final int AHEAD = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** A chunk of fewer changes than this is joined with the next one. */
    static final int FEW_CHANGES = 1_000;

    /** Chunks joined at most: also the rows that say nothing new are in memory. */
    static final int JOINED = 20;

    private final Chunks reader;
    private final Entity entity;
    private final PrepareChunk prepare;
    private final Executor readers;
    private final Executor workers;
    private final int alreadyDone;
    private final Deque<CompletableFuture<Optional<PrepareChunk.Prepared>>> ahead = new ArrayDeque<>();
    private @Nullable CompletableFuture<Optional<Chunks.RawChunk>> lastRead;
    private boolean over;
    private volatile boolean closed;

    /**
     * @param readers run what reads a chunk
     * @param workers run what prepares one
     * @param alreadyDone how many chunks to pass over, which an earlier reading of the file has brought through
     */
    PreparedChunks(
            Chunks reader, Entity entity, PrepareChunk prepare, Executor readers, Executor workers, int alreadyDone) {
        this.reader = reader;
        this.entity = entity;
        this.prepare = prepare;
        this.readers = readers;
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
        while (!over && ahead.size() < AHEAD) {
            readAhead();
        }
        PrepareChunk.Prepared chunk = over ? null : done(ahead.remove()).orElse(null);
        over = chunk == null;
        return chunk;
    }

    private void readAhead() {
        lastRead = lastRead == null
                ? CompletableFuture.supplyAsync(this::read, readers)
                : lastRead.thenApplyAsync(before -> before.isEmpty() ? before : read(), readers);
        ahead.add(lastRead.thenApplyAsync(raw -> raw.map(rows -> prepare.prepare(entity, rows)), workers));
    }

    /** The next chunk that is not done already; empty at the end, and when nobody asks any more. */
    private synchronized Optional<Chunks.RawChunk> read() {
        try {
            Chunks.RawChunk raw = closed ? null : reader.next();
            while (raw != null && raw.number() <= alreadyDone) {
                raw = reader.next();
            }
            return Optional.ofNullable(raw);
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    /** Ends reading: when this returns nothing is being read, and the reader may be closed. */
    @Override
    public void close() {
        closed = true;
        waitForReading();
    }

    private synchronized void waitForReading() {}

    /** The outcome of work on another thread; what it threw is thrown here. */
    static <T> T done(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while reading; the next start goes on", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }
}
