package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * After a whole snapshot of a system's customers: marks as deleted what it no longer holds. Guarded, since a broken export
 * must never empty a hub.
 */
final class DeleteAbsent {
    /** A snapshot that lacks a larger share of the known customers deletes nothing. */
    static final double MAX_SHARE = 0.2;

    private final Store store;
    private final MasterLock lock;
    private final RebuildGolden golden;
    private final BusinessClock clock;

    DeleteAbsent(Store store, MasterLock lock, RebuildGolden golden, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.golden = golden;
        this.clock = clock;
    }

    /**
     * @param seen the keys of the snapshot, as the key index names them
     * @param badRows rows of the snapshot that went to quarantine: whose they are is not known
     * @return why nothing was deleted; empty if what was absent is deleted
     */
    Optional<String> delete(String system, KeyIndex seen, long badRows) {
        return lock.master(state -> {
            List<Integer> absent = new ArrayList<>();
            int[] known = {0};
            store.read(tx -> {
                int id = tx.systems().idOf(system);
                tx.sources().scanKeys((record, systemId, key, hash) -> {
                    if (systemId == id && hash != 0) {
                        known[0]++;
                        if (seen.find(MasterState.keyHash(system, key)) == 0) {
                            absent.add(record);
                        }
                    }
                });
                return id;
            });
            if (absent.isEmpty()) {
                return Optional.empty();
            }
            if (badRows > 0 || absent.size() > MAX_SHARE * known[0]) {
                return Optional.of(
                        "SNAPSHOT_GUARD: " + absent.size() + " of " + known[0] + " known customers are absent"
                                + (badRows > 0 ? " and " + badRows + " rows are in quarantine" : "")
                                + "; nothing was deleted. Send a whole export, or mark deleted customers with the field deleted");
            }
            for (int from = 0; from < absent.size(); from += RebuildGolden.BATCH) {
                int[] ids = absent.subList(from, Math.min(absent.size(), from + RebuildGolden.BATCH)).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                delete(state, system, ids);
            }
            return Optional.empty();
        });
    }

    private void delete(MasterState state, String system, int[] ids) {
        List<SourceRow> gone = store.transaction(Effect.ABSENT_DELETED, tx -> write(tx, state, system, ids));
        tell(gone, system, state);
    }

    private static void tell(List<SourceRow> gone, String system, StateChanges to) {
        gone.forEach(row -> to.known(MasterState.keyHash(system, row.key()), row.id(), row.hash()));
    }

    private List<SourceRow> write(Tx tx, MasterState state, String system, int[] ids) {
        List<SourceRow> gone = new ArrayList<>();
        for (SourceRow row : tx.sources().byIds(ids)) {
            gone.add(row.asDeleted());
        }
        tx.sources().update(gone);
        PackedChanges packed = new PackedChanges();
        tell(gone, system, packed);
        tx.matchChanges().append(packed.pieces());
        long[] touched = Arrays.stream(ids)
                .mapToLong(state.matches()::customerOf)
                .distinct()
                .sorted()
                .toArray();
        golden.write(
                tx,
                state.matches(),
                touched,
                Map.of(),
                state.nextCustomer(),
                clock.now().toEpochMilli(),
                (int) clock.today().toEpochDay());
        return gone;
    }
}
