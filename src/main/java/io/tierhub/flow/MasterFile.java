package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.RefusedRow;
import io.tierhub.store.Effect;
import io.tierhub.store.HeldBack.Columns;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.InboundDeliveries.Delivered;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the chunks of one file or pull through: read here, prepared in parallel, mastered here in their order, one transaction
 * each. Few chunks are under way at once, so memory does not depend on how much comes.
 */
public final class MasterFile {
    private final Store store;
    private final MasterLock lock;
    private final PrepareChunk prepare;
    private final RebuildGolden golden;
    private final EnqueueMoves enqueue;
    private final FirstLoads firstLoads;
    private final BusinessClock clock;
    private final DeleteAbsent absent;
    private final ExecutorService workers;
    private final Stopping stopping;
    private final FlowListener heard;
    /** Numbers of systems that are committed: they never change. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

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
        this.firstLoads = new FirstLoads(store, lock, new GoldenBehind(golden, clock), stopping);
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
     * What all chunks of one file or pull have in common.
     *
     * @param file its number in the ledger
     * @param names by which cells of the file can be told apart; empty for a pull
     * @param loading whether it is a first load
     * @param pulled whether it is a pull, or was posted
     * @param post null unless it was posted
     */
    record Job(
            String system,
            int systemId,
            Entity entity,
            EntityMapping mapping,
            long file,
            Columns columns,
            boolean loading,
            boolean pulled,
            @Nullable Post post) {}

    /**
     * A delivery that was posted.
     *
     * @param id to be taken once; null where it has none
     */
    record Post(@Nullable Delivered id, AtOnce following) {}

    /** What follows from a record failed; the record itself is as good as any. */
    private static final class NotAtOnceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAtOnceException(RuntimeException cause) {
            super(cause);
        }
    }

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
        firstLoads.enter();
        boolean first = firstLoads.begin(entity);
        try (ChunkReader reader = new ChunkReader(system, entity, mapping, file)) {
            Job job = new Job(system, systemId(system), entity, mapping, fileId, reader.held(), first, false, null);
            Progress rows = rows(reader, job, from, rowsSoFar);
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
            firstLoads.leave(first);
        }
    }

    /**
     * Brings the pages of a pull through, each in one transaction with what the cursor says after it.
     *
     * @param ledger the number of the entity's pulls
     * @param from what they brought before
     * @throws SourceFault when the source fails; what it gave before is taken in
     */
    Result pull(PageSources.Order order, Chunks pages, long ledger, Progress from) throws IOException {
        return pages(order, pages, ledger, from, null, workers);
    }

    /**
     * The same for what was posted, on this thread alone; its one page notes in its transaction that the delivery was taken, and
     * what follows from it is graded there too, or soon.
     */
    Progress posted(PageSources.Order order, Chunks page, long ledger, Progress from, Post post) throws IOException {
        return pages(order, page, ledger, from, post, Runnable::run).rows();
    }

    private Result pages(
            PageSources.Order order, Chunks pages, long ledger, Progress from, @Nullable Post post, Executor preparing)
            throws IOException {
        String system = order.system().system();
        Job job = new Job(
                system, systemId(system), order.entity(), order.mapping(), ledger, Columns.NONE, false, true, post);
        // On this thread, which may wait for the source as long as it takes: the workers are for all.
        try (PreparedChunks chunks = new PreparedChunks(pages, order.entity(), prepare, Runnable::run, preparing, 0)) {
            Progress rows = load(chunks, job, from, read -> {});
            return new Result(rows, List.of(), pages.warnings());
        }
    }

    /** After a pull that was whole: what it lacks is deleted, if that may be; else why not. */
    Optional<String> deleteAbsent(String system, KeyIndex seen, long badRows) {
        return absent.delete(system, seen, badRows);
    }

    private int systemId(String system) {
        return numbers.computeIfAbsent(
                system,
                unknown -> store.transaction(
                        Effect.SYSTEM_NUMBERED, tx -> tx.systems().idOf(unknown)));
    }

    private Progress rows(ChunkReader reader, Job job, Progress from, LongConsumer rowsSoFar) throws IOException {
        try (PreparedChunks chunks =
                new PreparedChunks(reader, job.entity(), prepare, workers, workers, from.chunksDone())) {
            return job.loading() ? loadAhead(chunks, job, from, rowsSoFar) : load(chunks, job, from, rowsSoFar);
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

    private Progress chunk(PrepareChunk.Prepared chunk, Job job, Progress before) {
        if (!job.pulled()) {
            return lock.master(state -> take(state, chunk, job, before));
        }
        while (true) {
            firstLoads.pass();
            Optional<Progress> after = lock.master(
                    state -> store.loading() ? Optional.empty() : Optional.of(take(state, chunk, job, before)));
            if (after.isPresent()) {
                return after.get();
            }
        }
    }

    private Progress take(MasterState state, PrepareChunk.Prepared chunk, Job job, Progress before) {
        if (job.post() == null) {
            return take(state, chunk, job, before, AtOnce.NOTHING);
        }
        AtOnce following = job.post().following();
        try {
            return take(state, chunk, job, before, following);
        } catch (NotAtOnceException failed) {
            if (failed.getCause() instanceof StoreException out) {
                throw out;
            }
            Progress after = take(state, chunk, job, before, AtOnce.NOTHING);
            following.soon(); // which says what is wrong with it
            return after;
        }
    }

    private Progress take(MasterState state, PrepareChunk.Prepared chunk, Job job, Progress before, AtOnce following) {
        ChunkTally tally = new ChunkTally(state);
        @Nullable Runnable[] followed = new Runnable[1];
        Progress after;
        try {
            MasterChunk[] step = new MasterChunk[1];
            after = store.transaction(job.pulled() ? Effect.PAGE_TAKEN : Effect.CHUNK_TAKEN, tx -> {
                step[0] = match(state, Reads.in(tx), chunk, job);
                Progress done = write(tx, step[0], chunk, job, progress(before, chunk, step[0].unchanged()));
                followed[0] = within(tx, following);
                return done;
            });
            step[0].settle();
            tally.of(state, job.system(), before, after).tell(heard);
        } catch (RuntimeException failed) {
            state.matches().rollback();
            throw failed;
        }
        Objects.requireNonNullElse(followed[0], (Runnable) following::soon).run();
        return after;
    }

    private static @Nullable Runnable within(Tx tx, AtOnce following) {
        try {
            return following.within(tx);
        } catch (RuntimeException failed) {
            throw new NotAtOnceException(failed);
        }
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
        if (chunk.cursor() != null) {
            tx.cursors().move(job.system(), job.entity(), chunk.cursor(), step.nowMs());
        }
        if (job.post() != null && job.post().id() != null) {
            tx.inboundDeliveries().add(job.post().id(), step.nowMs());
        }
        tx.ledger().progress(job.file(), chunk.chunks(), after);
        return after;
    }

    /** Holds back what was refused, and no longer what the chunk brings anew. */
    private static void hold(Tx tx, PrepareChunk.Prepared chunk, Job job) {
        if (job.pulled()) {
            supersede(tx, chunk, job, Long.MAX_VALUE); // what comes now is newer than all that is held
            tx.quarantine()
                    .add(
                            job.file(),
                            job.system(),
                            job.entity(),
                            chunk.rejections().stream()
                                    .map(RefusedRow::withoutCells)
                                    .toList());
            return;
        }
        if (!chunk.rejections().isEmpty()) {
            tx.quarantine().add(job.file(), job.system(), job.entity(), chunk.rejections());
            tx.heldBack().columns(job.file(), job.columns());
        }
        supersede(tx, chunk, job, job.file());
    }

    private static void supersede(Tx tx, PrepareChunk.Prepared chunk, Job job, long file) {
        if (job.mapping().key() != null && tx.heldBack().any(job.system(), job.entity())) {
            tx.heldBack().supersede(job.system(), job.entity(), file, chunk.lines());
        }
    }

    /** How far the file or pull is after a chunk. */
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
