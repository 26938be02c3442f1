package io.tierhub.flow;

import io.tierhub.config.SystemConfig;
import io.tierhub.flow.MasterFile.Job;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.HeldRows;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.RefusedRow;
import io.tierhub.store.Effect;
import io.tierhub.store.HeldBack;
import io.tierhub.store.HeldBack.Columns;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.Quarantine.Filter;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of the quarantine again, by the mapping as it is now, and takes in those that pass: each chunk of a file's rows
 * in one transaction, the files in the order in which they came.
 */
public final class ReplayQuarantine {
    private final Store store;
    private final MasterLock lock;
    private final Map<String, SystemConfig> systems;
    private final PrepareChunk prepare;
    private final MasterFile masterFile;
    private final TakeIn takeIn;
    private final FlowListener heard;

    public ReplayQuarantine(
            Store store,
            MasterLock lock,
            Map<String, SystemConfig> systems,
            PrepareChunk prepare,
            MasterFile masterFile,
            TakeIn takeIn,
            FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.systems = systems;
        this.prepare = prepare;
        this.masterFile = masterFile;
        this.takeIn = takeIn;
        this.heard = heard;
    }

    /**
     * What became of the rows of one file.
     *
     * @param passed how many were taken in
     * @param remain how many are held still
     * @param why why none could be tried; null: they were
     */
    public record Replayed(
            String system,
            String file,
            long passed,
            long remain,
            @Nullable String why) {}

    /** Tries the rows of some files; the reason in the filter does not count. */
    public List<Replayed> replay(Filter filter) {
        List<Replayed> all = new ArrayList<>();
        for (HeldBack.File file : store.read(tx -> tx.heldBack().files(filter))) {
            all.add(takeIn.betweenFiles(() -> replay(file)));
        }
        return all;
    }

    private Replayed replay(HeldBack.File file) {
        String why = null;
        long before = store.read(tx -> tx.quarantine().count(file.id()));
        try {
            why = tryAll(file);
        } catch (RefusedFile refused) {
            why = refused.getMessage();
        }
        long remain = store.read(tx -> tx.quarantine().count(file.id()));
        return new Replayed(file.system(), file.name(), before - remain, remain, why);
    }

    private @Nullable String tryAll(HeldBack.File file) {
        SystemConfig system = systems.get(file.system());
        EntityMapping mapping = system == null ? null : system.mappings().get(file.entity());
        Columns columns = store.read(tx -> tx.heldBack().columns(file.id()));
        if (mapping == null) {
            return "no mapping of " + file.entity().configName() + " of " + file.system() + " is configured";
        }
        if (columns == null) {
            return "the rows were refused by an earlier release, which kept no cells; send the file again";
        }
        int systemId =
                store.transaction(Effect.SYSTEM_NUMBERED, tx -> tx.systems().idOf(file.system()));
        Job job = new Job(file.system(), systemId, file.entity(), mapping, file.id(), columns, false, false, null);
        HeldLines lines = new HeldLines(store, file.id());
        try (ChunkReader reader = new ChunkReader(
                file.system(),
                file.entity(),
                mapping,
                new HeldRows(file.name(), columns.names(), columns.styles(), lines))) {
            for (Chunks.RawChunk raw = reader.next(); raw != null; raw = reader.next()) {
                take(prepare.prepare(file.entity(), raw), job, lines.taken());
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return null;
    }

    private void take(PrepareChunk.Prepared chunk, Job job, Map<Long, Long> idsByLine) {
        Map<Long, RefusedRow> again = new HashMap<>();
        chunk.rejections().forEach(row -> again.put(idsByLine.get(row.why().at().line()), row));
        Set<Long> passed = new HashSet<>(idsByLine.values());
        passed.removeAll(again.keySet());
        lock.master(state -> {
            ChunkTally tally = new ChunkTally(state);
            try {
                MasterChunk[] step = new MasterChunk[1];
                long loaded = store.transaction(Effect.ROWS_REPLAYED, tx -> {
                    step[0] = masterFile.match(state, Reads.in(tx), chunk, job);
                    step[0].write(tx);
                    return settle(tx, job, chunk, again, passed, step[0].unchanged());
                });
                step[0].settle();
                tally.of(state, job.system(), Progress.NONE, new Progress(0, 0, loaded, 0, 0))
                        .tell(heard);
                return state;
            } catch (RuntimeException failed) {
                state.matches().rollback();
                throw failed;
            }
        });
    }

    private static long settle(
            Tx tx,
            Job job,
            PrepareChunk.Prepared chunk,
            Map<Long, RefusedRow> again,
            Set<Long> passed,
            long unchanged) {
        HeldBack held = tx.heldBack();
        held.release(passed);
        held.refuse(again);
        if (job.mapping().key() != null) {
            held.supersede(job.system(), job.entity(), job.file(), chunk.lines());
        }
        long loaded = passed.size() - unchanged;
        tx.ledger().released(job.file(), loaded, unchanged);
        return loaded;
    }
}
