package io.tierhub.console;

import io.tierhub.flow.Deliveries;
import io.tierhub.flow.MoveGate;
import io.tierhub.flow.SettledFiles;
import io.tierhub.flow.Target;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Cursors.Cursor;
import io.tierhub.store.StoreException;
import io.tierhub.store.Vitals;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What waited at one moment: in the inboxes, and for the targets. Read once for all who ask within {@value #FRESH_MS} ms.
 *
 * @param atMs when it was read
 * @param reached whether the database answered
 * @param files by system, of those with a watched folder
 * @param lastSuccess by system, epoch milliseconds
 * @param cursors of what is pulled
 */
record Waiting(
        long atMs,
        boolean reached,
        Map<String, Files> files,
        Map<String, Long> lastSuccess,
        List<Cursor> cursors,
        Map<String, Outgoing> targets) {
    static final long FRESH_MS = 2_000;

    /** Files of one inbox; the oldest is of epoch milliseconds, 0 if there is none. */
    record Files(int count, long oldestAt) {}

    /**
     * What is to be sent to one target.
     *
     * @param held whether some of it waits for a person; while a grading is under way nothing does yet
     */
    record Outgoing(Vitals.Waiting outbox, TargetHealth health, boolean held) {}

    static Waiting read(Watched hub) {
        long now = hub.clock().millis();
        Map<String, Files> files = new TreeMap<>();
        hub.folders().forEach((system, folder) -> files.put(system, in(folder)));
        try {
            Map<String, Outgoing> targets = new HashMap<>();
            boolean gated = hub.store().read(tx -> MoveGate.why(tx) != null);
            Deliveries deliveries = new Deliveries(hub.store());
            for (Target target : hub.targets()) {
                Vitals.Waiting outbox = hub.store().read(tx -> tx.vitals().waiting(target.system()));
                targets.put(
                        target.system(),
                        new Outgoing(outbox, deliveries.health(target.system()), gated && outbox.held() > 0));
            }
            Map<String, Long> last = hub.store().read(tx -> tx.vitals().lastSuccess());
            List<Cursor> cursors = hub.store().read(tx -> tx.cursors().all());
            return new Waiting(now, true, files, last, cursors, targets);
        } catch (StoreException unreachable) {
            return new Waiting(now, false, files, Map.of(), List.of(), Map.of());
        }
    }

    private static Files in(Path folder) {
        File[] files = folder.toFile().listFiles(file -> file.isFile() && !SettledFiles.unfinishedName(file.getName()));
        if (files == null) {
            return new Files(0, 0);
        }
        long oldest = 0;
        for (File file : files) {
            oldest = oldest == 0 ? file.lastModified() : Math.min(oldest, file.lastModified());
        }
        return new Files(files.length, oldest);
    }

    /** What is to be sent to a target that the hub knows, once the database was reached. */
    Outgoing outgoing(String target) {
        return Objects.requireNonNull(targets.get(target), target);
    }

    /** Seconds since the oldest file came; 0 if none waits. */
    double fileAgeSeconds(String system) {
        Files waiting = files.get(system);
        return waiting == null || waiting.oldestAt() == 0 ? 0 : seconds(waiting.oldestAt());
    }

    /** What is known of the pulls of a system. */
    List<Cursor> pulls(String system) {
        return cursors.stream().filter(each -> each.system().equals(system)).toList();
    }

    /** Seconds since the last good pull of the entity that is furthest behind; NaN while one never came to its end. */
    double behindSeconds(String system) {
        double most = Double.NaN;
        for (Cursor each : pulls(system)) {
            Long last = each.lastSuccess();
            if (last == null) {
                return Double.NaN;
            }
            most = Double.isNaN(most) ? seconds(last) : Math.max(most, seconds(last));
        }
        return most;
    }

    /** Seconds for which pulls of a system have failed; 0 if they do not. */
    double failingSeconds(String system) {
        return pulls(system).stream()
                .map(Cursor::faultSince)
                .filter(Objects::nonNull)
                .mapToDouble(this::seconds)
                .max()
                .orElse(0);
    }

    /** Seconds since the oldest delivery was recorded; 0 if none waits. */
    double oldestSeconds(String target) {
        Outgoing outgoing = targets.get(target);
        @Nullable Long oldest = outgoing == null ? null : outgoing.outbox().oldestAt();
        return oldest == null ? 0 : seconds(oldest);
    }

    private double seconds(long since) {
        return Math.max(0, atMs - since) / 1000.0;
    }

    /** Keeps what was read for as long as it is fresh. */
    static final class Kept {
        private final Watched hub;
        private @Nullable Waiting last;
        private long readAt;

        Kept(Watched hub) {
            this.hub = hub;
        }

        synchronized Waiting now() {
            long nanos = System.nanoTime();
            Waiting kept = last;
            if (kept == null || nanos - readAt > FRESH_MS * 1_000_000) {
                kept = read(hub);
                last = kept;
                readAt = nanos;
            }
            return kept;
        }
    }
}
