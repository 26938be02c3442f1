package io.tierhub.flow;

import io.tierhub.match.ArrayInput;
import io.tierhub.match.ArrayOutput;
import io.tierhub.match.Features;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchRules;
import io.tierhub.store.Effect;
import io.tierhub.store.MatchChangeLog.Position;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Hash64;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of {@link MasterState}, so that a start need not make it from all source records: what the file says, and then
 * every change that the store has noted since. The file is never the truth: if anything about it is odd it is left alone,
 * the log says why, and the state is built from the store.
 */
public final class MatchSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(MatchSnapshot.class);
    private static final String NAME = "match.snapshot";
    /** "tierhub", and the version of the format. */
    private static final long FORMAT = 0x7469657268756201L;

    private final Path file;
    private final Store store;
    private final MatchRules rules;
    private final boolean byHandle;

    /**
     * @param data the home's {@code data} folder
     * @param byHandle whether any system's facts name their customers by email or phone
     */
    public MatchSnapshot(Path data, Store store, MatchRules rules, boolean byHandle) {
        this.file = data.resolve(NAME);
        this.store = store;
        this.rules = rules;
        this.byHandle = byHandle;
    }

    /** A state that knows nothing yet. */
    MasterState empty() {
        return new MasterState(new MatchIndex(rules), new HandleIndex(byHandle));
    }

    /** The state as the store has it, in a transaction that reads; empty if it must be built. */
    Optional<MasterState> read(Tx tx) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!ArrayInput.isWhole(channel, channel.size())) {
                return refused("its checksum is wrong");
            }
            return read(new ArrayInput(channel.position(0)), tx);
        } catch (IOException | RuntimeException broken) {
            return refused(broken.toString());
        }
    }

    private Optional<MasterState> read(ArrayInput from, Tx tx) throws IOException {
        if (from.getLong() != FORMAT) {
            return refused("it is of another release");
        }
        if (from.getLong() != fingerprint()) {
            return refused("it was made by other rules");
        }
        Position position = new Position(from.getLong(), from.getLong());
        if (!tx.matchChanges().follows(position)) {
            return refused("the store does not go on from where it ends: one of the two was put back or replaced");
        }
        MasterState state = empty();
        state.load(from);
        tx.matchChanges().after(position, piece -> {
            PackedChanges.tell(piece, state);
            state.matches().commit();
        });
        int newest = tx.sources().nextId() - 1; // counting them all would read the whole table
        if (!state.matches().contains(newest) || state.size() > newest) {
            return refused("it comes to " + state.size() + " records, the store's newest is " + newest);
        }
        return Optional.of(state);
    }

    private Optional<MasterState> refused(String why) {
        LOG.warn("{} is not used: {}. The indexes are built from the store, which takes longer", file, why);
        return Optional.empty();
    }

    /** Anything that makes other indexes of the same records. */
    private long fingerprint() {
        return Hash64.finish(Hash64.add(Hash64.START, Features.VERSION + " " + byHandle + " " + rules));
    }

    /** Writes the file if so much has changed since it was written that a start after a kill would take long. */
    void writeIfOutgrown(MasterLock lock, boolean busy) {
        MasterState state = lock.peek();
        if (state != null && state.outgrewSnapshot(busy)) {
            write(lock);
        }
    }

    /** Writes the file at a clean stop, unless the changes since it was written are soon done again. */
    public void writeAtStop(MasterLock lock) {
        MasterState state = lock.peek();
        if (state != null && state.worthSnapshot()) {
            write(lock);
        }
    }

    private synchronized void write(MasterLock lock) {
        Path fresh = file.resolveSibling(NAME + ".new");
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            @Nullable Position position = save(lock, channel);
            if (position == null) {
                return;
            }
            long held = System.nanoTime() - start;
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            store.transaction(Effect.CHANGES_FORGOTTEN, tx -> {
                tx.matchChanges().forgetBefore(position);
                return position;
            });
            LOG.info(
                    "Wrote {}: {} MB in {} ms, of which nothing could be mastered for {}",
                    file,
                    channel.size() / 1_000_000,
                    (System.nanoTime() - start) / 1_000_000,
                    held / 1_000_000);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("{} could not be written: {}. The next start may take longer", file, failed.toString());
        }
    }

    /** Under the lock; null if there is nothing to save, or a first load is under way, which notes no changes. */
    private @Nullable Position save(MasterLock lock, FileChannel into) throws IOException {
        ArrayOutput out = new ArrayOutput(into);
        IOException[] failure = new IOException[1];
        @Nullable Position at = lock.still(() -> {
            MasterState state = lock.peek();
            if (state == null || state.size() == 0 || store.loading()) {
                return null;
            }
            Position position = store.transaction(
                    Effect.SNAPSHOT_BEGUN,
                    tx -> tx.matchChanges().snapshot(ThreadLocalRandom.current().nextLong()));
            try {
                out.put(FORMAT);
                out.put(fingerprint());
                out.put(position.id());
                out.put(position.stamp());
                state.save(out);
                out.finish();
            } catch (IOException failed) {
                failure[0] = failed;
            }
            return position;
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return at;
    }
}
