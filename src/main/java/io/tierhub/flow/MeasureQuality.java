package io.tierhub.flow;

import io.tierhub.cleanse.QualityCount;
import io.tierhub.flow.CustomerSpread.Consolidated;
import io.tierhub.flow.QualityReport.Refused;
import io.tierhub.flow.QualityReport.SystemQuality;
import io.tierhub.match.HubValue;
import io.tierhub.store.Quarantine;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how good the data of the systems are: one pass over the source records in bounded memory, 8 bytes a record and
 * some 50 KB a field. Reads only.
 */
public final class MeasureQuality {
    /** Hub values that a report names. */
    static final int MAX_HUBS = 20;

    private final Store store;
    private final MasterLock lock;

    public MeasureQuality(Store store, MasterLock lock) {
        this.store = store;
        this.lock = lock;
    }

    /** Waits, for the hub values, while a file is mastered. */
    public QualityReport measure() {
        Stored stored = store.read(tx -> new Pass().read(tx));
        List<HubValue> hubs = lock.master(state -> state.matches().hubValues(MAX_HUBS));
        return new QualityReport(stored.systems, stored.consolidation, stored.refused, hubs);
    }

    /** What the store tells, before the match index is asked. */
    private record Stored(
            List<SystemQuality> systems, QualityReport.Consolidation consolidation, List<Refused> refused) {}

    private static final class Counted {
        long records;
        long deleted;
        final QualityCount quality = new QualityCount();
    }

    private static final class Pass {
        private final Map<Integer, Counted> systems = new TreeMap<>();
        private final CustomerSpread spread = new CustomerSpread();

        Stored read(Tx tx) {
            tx.sources().scanRows(this::count);
            int highest =
                    systems.keySet().stream().mapToInt(number -> number).max().orElse(0);
            Consolidated consolidated = spread.consolidated(highest + 1);
            List<SystemQuality> found = new ArrayList<>();
            systems.forEach((number, counted) -> found.add(new SystemQuality(
                    tx.systems().nameOf(number),
                    counted.records,
                    counted.deleted,
                    consolidated.customersOf()[number],
                    counted.quality.fields())));
            found.sort(Comparator.comparing(SystemQuality::system));
            return new Stored(found, consolidated.all(), refused(tx));
        }

        /** A reason is its code, a colon and advice that may name what was found. */
        private static List<Refused> refused(Tx tx) {
            Map<String, Map<String, Long>> rows = new TreeMap<>();
            for (Quarantine.Reason each : tx.quarantine().reasons()) {
                int colon = each.reason().indexOf(':');
                String code = colon < 0 ? each.reason() : each.reason().substring(0, colon);
                rows.computeIfAbsent(each.system(), s -> new TreeMap<>()).merge(code, each.rows(), Long::sum);
            }
            List<Refused> refused = new ArrayList<>();
            rows.forEach(
                    (system, codes) -> codes.forEach((code, count) -> refused.add(new Refused(system, code, count))));
            return refused;
        }

        private void count(SourceRow row) {
            Counted counted = systems.computeIfAbsent(row.system(), number -> new Counted());
            if (row.deleted()) {
                counted.deleted++;
                return;
            }
            counted.records++;
            counted.quality.add(row.raw(), row.clean(), row.warnings());
            spread.add(row.customer(), row.system());
        }
    }
}
