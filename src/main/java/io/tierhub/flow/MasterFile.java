package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;

/**
 * Brings the chunks of one file through: read here, prepared in parallel, mastered here in their order, one transaction
 * each. Few chunks are under way at once, so memory does not depend on the file.
 */
public final class MasterFile {
    private final Store store;
    private final MasterLock lock;
    private final PrepareChunk prepare;
    private final RebuildGolden golden;
    private final EnqueueMoves enqueue;
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
            EnqueueMoves enqueue,
            BusinessClock clock,
            ExecutorService workers,
            Stopping stopping,
            FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.prepare = prepare;
        this.golden = golden;
        this.enqueue = enqueue;
        this.behind = new GoldenBehind(golden, clock);
        this.clock = clock;
        this.absent = new DeleteAbsent(store, lock, golden, clock);
        this.workers = workers;
        this.stopping = stopping;
        this.heard = heard;
    }

    /**
     * What became of the rows.
     *
     * @param columns the names of the file's columns; empty where it gives them none
     */
    record Result(Progress rows, List<String> columns, List<String> warnings) {}

    /**
     * What all chunks of one file have in common.
     *
     * @param names by which cells of the file can be told apart
     */
    record Job(
            String system,
            int systemId,
            Entity entity,
            EntityMapping mapping,
            long file,
            List<String> names,
            boolean loading) {}

    Result master(
            String system,
            Entity entity,
            EntityMapping mapping,
            Path file,
            long fileId,
            Progress from,
            LongConsumer rowsSoFar)
            throws IOException {
        if (from.chunksDone() == 0 && !mapping.tolerance().any()) {
            new CheckTolerance(prepare, workers, stopping).check(system, entity, mapping, file);
        }
        if (store.loading()) {
            finishFirstLoad(); // the database was lost before it could be
        }
        boolean first = entity == Entity.CUSTOMERS && lock.state().size() == 0 && !store.loading();
        if (first) {
            GoldenBehind.begin(store);
            store.beginFirstLoad();
        }
        try (ChunkReader reader = new ChunkReader(system, entity, mapping, file)) {
            int systemId =
                    store.transaction(Effect.SYSTEM_NUMBERED, tx -> tx.systems().idOf(system));
            Job job = new Job(system, systemId, entity, mapping, fileId, reader.names(), first);
            PreparedChunks chunks = new PreparedChunks(reader, entity, prepare, workers, from.chunksDone());
            Progress rows = first ? loadAhead(chunks, job, from, rowsSoFar) : load(chunks, job, from, rowsSoFar);
            List<String> warnings = new ArrayList<>(reader.warnings());
            List<String> before = store.read(tx -> tx.columnsSeen().of(system, entity));
            if (before != null) {
                reader.drift(before).ifPresent(warnings::add);
            }
            if (mapping.mode() == EntityMapping.Mode.SNAPSHOT) {
                absent.delete(system, reader.seen(), rows.rowsQuarantined()).ifPresent(warnings::add);
            }
            return new Result(rows, reader.columns(), warnings);
        } finally {
            if (first && !stopping.asked()) {
                finishFirstLoad();
            }
        }
    }

    private Progress loadAhead(PreparedChunks chunks, Job job, Progress from, LongConsumer rowsSoFar)
            throws IOException {
        try (LoadAhead ahead = new LoadAhead(store, lock, this, stopping, heard, rowsSoFar)) {
            return ahead.load(chunks, job, from);
        }
    }

    private Progress load(PreparedChunks chunks, Job job, Progress from, LongConsumer rowsSoFar) throws IOException {
        Progress rows = from;
        for (PrepareChunk.Prepared next = chunks.next(); next != null; next = chunks.next()) {
            stopping.check();
            rows = chunk(next, job, rows);
            rowsSoFar.accept(rows.rowsRead());
        }
        return rows;
    }

    /** Golden records catch up while the store builds its indexes. */
    private void finishFirstLoad() {
        if (lock.peek() == null) {
            store.settleMerges(); // a chunk failed: the state is built from what this leaves
        }
        try {
            lock.master(state -> {
                store.finishFirstLoad(behind.sourceRecords(), () -> behind.catchUp(store, state));
                return state;
            });
        } catch (RuntimeException failed) {
            lock.forget(); // whoever needs the state next tries again
            throw failed;
        }
    }

    private Progress chunk(PrepareChunk.Prepared chunk, Job job, Progress before) {
        return lock.master(state -> {
            ChunkTally tally = new ChunkTally(state);
            try {
                MasterChunk[] step = new MasterChunk[1];
                Progress after = store.transaction(Effect.CHUNK_TAKEN, tx -> {
                    step[0] = match(state, Reads.in(tx), chunk, job);
                    return write(tx, step[0], chunk, job, progress(before, chunk, step[0].unchanged()));
                });
                step[0].settle();
                tally.of(state, job.system(), before, after).tell(heard);
                return after;
            } catch (RuntimeException failed) {
                state.matches().rollback();
                throw failed;
            }
        });
    }

    /** Places a chunk's rows; what it is then must be written and settled. */
    MasterChunk match(MasterState state, Reads reads, PrepareChunk.Prepared chunk, Job job) {
        MasterChunk.Origin origin = new MasterChunk.Origin(
                job.system(), job.systemId(), job.file(), clock.now().toEpochMilli(), (int)
                        clock.today().toEpochDay());
        MasterChunk step = new MasterChunk(state, prepare, golden, reads, enqueue, origin, job.loading());
        step.match(chunk, job.mapping());
        return step;
    }

    /** All that a chunk's transaction writes, the ledger last. */
    static Progress write(Tx tx, MasterChunk step, PrepareChunk.Prepared chunk, Job job, Progress after) {
        step.write(tx);
        hold(tx, chunk, job);
        tx.ledger().progress(job.file(), chunk.chunks(), after);
        return after;
    }

    /** Holds back what was refused, and no longer what the chunk brings anew. */
    private static void hold(Tx tx, PrepareChunk.Prepared chunk, Job job) {
        if (!chunk.rejections().isEmpty()) {
            tx.quarantine().add(job.file(), job.system(), job.entity(), chunk.rejections());
            tx.heldBack().columns(job.file(), job.names());
        }
        if (job.mapping().key() != null && tx.heldBack().any(job.system(), job.entity())) {
            tx.heldBack().supersede(job.system(), job.entity(), job.file(), chunk.lines());
        }
    }

    /** How far the file is after a chunk. */
    static Progress progress(Progress before, PrepareChunk.Prepared chunk, long unchanged) {
        int bad = chunk.rejections().size();
        return new Progress(
                chunk.number(),
                before.rowsRead() + chunk.rows(),
                before.rowsLoaded() + chunk.rows() - bad - unchanged,
                before.rowsUnchanged() + unchanged,
                before.rowsQuarantined() + bad);
    }
}
