package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Brings the chunks of one file through: read here, prepared in parallel, mastered here in their order, one transaction
 * each. Few chunks are under way at once, so memory does not depend on the file.
 */
public final class MasterFile {
    /** Chunks read ahead of the one that is being mastered. */
    static final int AHEAD = 4;

    private final Store store;
    private final MasterLock lock;
    private final PrepareChunk prepare;
    private final RebuildGolden golden;
    private final GoldenBehind behind;
    private final BusinessClock clock;
    private final DeleteAbsent absent;
    private final ExecutorService workers;
    private final Stopping stopping;
    private final FlowListener heard;

    public MasterFile(
            Store store,
            MasterLock lock,
            PrepareChunk prepare,
            RebuildGolden golden,
            BusinessClock clock,
            ExecutorService workers,
            Stopping stopping,
            FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.prepare = prepare;
        this.golden = golden;
        this.behind = new GoldenBehind(golden, clock);
        this.clock = clock;
        this.absent = new DeleteAbsent(store, lock, golden, clock);
        this.workers = workers;
        this.stopping = stopping;
        this.heard = heard;
    }

    /** What became of the rows. */
    record Result(Progress rows, List<String> warnings) {}

    Result master(
            String system,
            Entity entity,
            EntityMapping mapping,
            Path file,
            long fileId,
            Progress from,
            LongConsumer rowsSoFar)
            throws IOException {
        boolean first = entity == Entity.CUSTOMERS && lock.state().size() == 0 && !store.loading();
        if (first) {
            GoldenBehind.begin(store);
            store.beginFirstLoad();
        }
        try (ChunkReader reader = new ChunkReader(system, entity, mapping, file)) {
            Deque<Future<PrepareChunk.Prepared>> ahead = new ArrayDeque<>();
            Progress rows = from;
            boolean more = true;
            while (more || !ahead.isEmpty()) {
                stopping.check();
                while (more && ahead.size() < AHEAD) {
                    more = readAhead(reader, entity, from.chunksDone(), ahead);
                }
                if (!ahead.isEmpty()) {
                    rows = chunk(system, mapping, fileId, rows, done(ahead.remove()));
                    rowsSoFar.accept(rows.rowsRead());
                }
            }
            List<String> warnings = new ArrayList<>(reader.warnings());
            if (mapping.mode() == EntityMapping.Mode.SNAPSHOT) {
                absent.delete(system, reader.seen(), rows.rowsQuarantined()).ifPresent(warnings::add);
            }
            return new Result(rows, warnings);
        } finally {
            if (first && !stopping.asked()) {
                finishFirstLoad();
            }
        }
    }

    private void finishFirstLoad() {
        store.finishFirstLoad();
        try {
            lock.master(state -> {
                behind.catchUp(store, state);
                return state;
            });
        } catch (RuntimeException failed) {
            lock.forget(); // whoever needs the state next tries again
            throw failed;
        }
    }

    private boolean readAhead(
            ChunkReader reader, Entity entity, int alreadyDone, Deque<Future<PrepareChunk.Prepared>> ahead)
            throws IOException {
        ChunkReader.RawChunk raw = reader.next();
        if (raw != null && raw.number() > alreadyDone) {
            ahead.add(workers.submit(() -> prepare.prepare(entity, raw)));
        }
        return raw != null;
    }

    private Progress chunk(
            String system, EntityMapping mapping, long fileId, Progress before, PrepareChunk.Prepared chunk) {
        MasterChunk.Origin origin = new MasterChunk.Origin(
                system, fileId, clock.now().toEpochMilli(), (int) clock.today().toEpochDay());
        return lock.master(state -> {
            long records = state.nextRecord();
            long customers = state.nextCustomer();
            int known = state.matches().customers();
            try {
                MasterChunk[] step = new MasterChunk[1];
                Progress after = store.transaction(Effect.CHUNK_TAKEN, tx -> {
                    step[0] = new MasterChunk(state, prepare, golden, tx, origin);
                    step[0].write(chunk, mapping);
                    tx.quarantine().add(fileId, system, chunk.rejections());
                    Progress now = progress(before, chunk, step[0].unchanged());
                    tx.ledger().progress(fileId, now);
                    return now;
                });
                step[0].settle();
                heard.rows(system, before, after);
                long created = state.nextCustomer() - customers;
                long joined = Math.max(0, state.nextRecord() - records - created);
                heard.matched(created, joined, known + created - state.matches().customers());
                return after;
            } catch (RuntimeException failed) {
                state.matches().rollback();
                throw failed;
            }
        });
    }

    private static Progress progress(Progress before, PrepareChunk.Prepared chunk, long unchanged) {
        int bad = chunk.rejections().size();
        return new Progress(
                chunk.number(),
                before.rowsRead() + chunk.rows(),
                before.rowsLoaded() + chunk.rows() - bad - unchanged,
                before.rowsUnchanged() + unchanged,
                before.rowsQuarantined() + bad);
    }

    private static PrepareChunk.Prepared done(Future<PrepareChunk.Prepared> future) throws IOException {
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
