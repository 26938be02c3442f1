package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the chunks of a first load through, matching one ahead of the store: while a thread of its own writes and commits
 * a chunk, the next one is matched. Chunks still commit in their order, each in a transaction of its own.
 *
 * <p>So the state in memory knows a chunk that the store may yet refuse. Nobody sees that: the lock is held while a chunk
 * is under way, and given only between chunks to those who wait. When a chunk fails, none after it is written, and the
 * state is forgotten, to be built from the store.
 */
final class LoadAhead implements Reads, AutoCloseable {
    private final Store store;
    private final MasterLock lock;
    private final MasterFile file;
    private final Stopping stopping;
    private final FlowListener heard;
    private final LongConsumer rowsSoFar;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> new Thread(work, "write"));
    private @Nullable Future<Progress> underWay;
    private ChunkTally.@Nullable Done underWayDone;

    LoadAhead(
            Store store,
            MasterLock lock,
            MasterFile file,
            Stopping stopping,
            FlowListener heard,
            LongConsumer rowsSoFar) {
        this.store = store;
        this.lock = lock;
        this.file = file;
        this.stopping = stopping;
        this.heard = heard;
        this.rowsSoFar = rowsSoFar;
    }

    /** All chunks of a file. */
    Progress load(PreparedChunks chunks, MasterFile.Job job, Progress from) throws IOException {
        Progress rows = from;
        PrepareChunk.Prepared next = chunks.next();
        while (next != null) {
            try (MasterLock.Held held = lock.hold()) {
                boolean whole = false;
                try {
                    do {
                        stopping.check();
                        rows = chunk(held.state(), next, job, rows);
                        next = chunks.next();
                    } while (next != null && !held.awaited());
                    settled();
                    whole = true;
                } catch (UncheckedIOException stopped) {
                    throw stopped.getCause();
                } finally {
                    if (!whole) {
                        close();
                        lock.forget();
                    }
                }
            }
        }
        return rows;
    }

    private Progress chunk(MasterState state, PrepareChunk.Prepared chunk, MasterFile.Job job, Progress before)
            throws IOException {
        ChunkTally tally = new ChunkTally(state);
        MasterChunk step = file.match(state, this, chunk, job);
        Progress after = MasterFile.progress(before, chunk, step.unchanged());
        settled();
        underWay = writer.submit(
                () -> store.transaction(Effect.CHUNK_TAKEN, tx -> MasterFile.write(tx, step, chunk, job, after)));
        step.settle();
        underWayDone = tally.of(state, job.system(), before, after);
        return after;
    }

    /** Waits until the chunk under way is committed, and says so. */
    private void settled() throws IOException {
        Future<Progress> committing = underWay;
        if (committing != null) {
            underWay = null;
            Progress rows = PreparedChunks.done(committing);
            Objects.requireNonNull(underWayDone).tell(heard);
            rowsSoFar.accept(rows.rowsRead());
        }
    }

    @Override
    public <T> T read(Function<Tx, T> question) {
        try {
            settled();
        } catch (IOException stopped) {
            throw new UncheckedIOException(stopped);
        }
        return store.read(question);
    }

    /** Waits until nothing is being written, come what may: whoever gets the lock next finds a store that stands still. */
    @Override
    public void close() {
        WriteBehind.end(writer);
    }
}
