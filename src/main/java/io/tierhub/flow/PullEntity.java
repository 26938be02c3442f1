package io.tierhub.flow;

import io.tierhub.config.SystemConfig;
import io.tierhub.intake.EntityMapping;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one entity of a system: from its cursor on, page by page, each page in one transaction with where the cursor
 * stands after it. After a kill the next pull goes on behind the last page that was committed.
 */
public final class PullEntity {
    private static final Logger LOG = LoggerFactory.getLogger(PullEntity.class);

    private final Store store;
    private final PageSources sources;
    private final MasterFile masterFile;
    private final BusinessClock clock;

    public PullEntity(Store store, PageSources sources, MasterFile masterFile, BusinessClock clock) {
        this.store = store;
        this.sources = sources;
        this.masterFile = masterFile;
        this.clock = clock;
    }

    /**
     * Pulls until there is nothing more for now. A source that fails is noted beside its cursor, and told by the result.
     *
     * @param whole whether to read all rows, wherever the cursor stands
     * @param from where to begin instead of at the cursor; null: at the cursor
     * @param begun told when the source has given its first page
     * @throws io.tierhub.store.StoreException when the hub's own store fails
     */
    Pulled pull(SystemConfig system, Entity entity, boolean whole, @Nullable String from, Runnable begun) {
        EntityMapping mapping = Objects.requireNonNull(system.mappings().get(entity));
        String cursor = from == null ? cursor(system.system(), entity) : from;
        PageSources.Order order = new PageSources.Order(system, entity, mapping, whole ? null : cursor, whole);
        ImportFile ledger = ledger(order);
        List<String> warnings = new ArrayList<>();
        SourceFault fault = null;
        try {
            warnings.addAll(take(order, ledger, begun));
        } catch (SourceFault said) {
            fault = said;
        } catch (IOException stopped) {
            fault = SourceFault.unreachable(String.valueOf(stopped.getMessage()));
        }
        if (fault != null) {
            note(order, fault);
        }
        ImportFile after = ledger(order);
        Pulled pulled = new Pulled(
                system.system(),
                entity,
                brought(ledger.progress(), after.progress()),
                cursor(system.system(), entity),
                warnings,
                fault);
        tell(pulled);
        return pulled;
    }

    private List<String> take(PageSources.Order order, ImportFile ledger, Runnable begun) throws IOException {
        String system = order.system().system();
        try (PageSource source = sources.open(order);
                PageChunks pages =
                        new PageChunks(order, source, ledger.progress().chunksDone(), begun)) {
            MasterFile.Result result = masterFile.pull(order, pages, ledger.id(), ledger.progress());
            List<String> warnings = new ArrayList<>(result.warnings());
            if (order.mapping().mode() == EntityMapping.Mode.SNAPSHOT && source.whole()) {
                long refused = brought(ledger.progress(), result.rows()).rowsQuarantined();
                masterFile.deleteAbsent(system, pages.seen(), refused).ifPresent(warnings::add);
            }
            String end = source.end();
            store.transaction(Effect.PULL_DONE, tx -> {
                if (end != null) {
                    tx.cursors().move(system, order.entity(), end, now());
                }
                tx.cursors().succeeded(system, order.entity(), now());
                return system;
            });
            return warnings;
        }
    }

    private void note(PageSources.Order order, SourceFault fault) {
        store.transaction(Effect.PULL_FAILED, tx -> {
            tx.cursors().failed(order.system().system(), order.entity(), String.valueOf(fault.getMessage()), now());
            return order;
        });
    }

    private @Nullable String cursor(String system, Entity entity) {
        return store.read(tx -> tx.cursors().of(system, entity)).position();
    }

    /** What all pulls of the entity have brought. */
    private ImportFile ledger(PageSources.Order order) {
        String system = order.system().system();
        ImportFile known = store.read(tx -> tx.ledger().pull(system, order.entity()));
        if (known != null) {
            return known;
        }
        return store.transaction(Effect.PULL_BEGUN, tx -> {
            tx.ledger().startPull(system, order.entity(), order.name(), now());
            return Objects.requireNonNull(tx.ledger().pull(system, order.entity()));
        });
    }

    private static Progress brought(Progress before, Progress after) {
        return new Progress(
                after.chunksDone() - before.chunksDone(),
                after.rowsRead() - before.rowsRead(),
                after.rowsLoaded() - before.rowsLoaded(),
                after.rowsUnchanged() - before.rowsUnchanged(),
                after.rowsQuarantined() - before.rowsQuarantined());
    }

    private static void tell(Pulled pulled) {
        Progress rows = pulled.rows();
        if (rows.rowsRead() > 0) {
            LOG.info(
                    "{}/{}: {} rows pulled, {} loaded, {} unchanged, {} quarantined",
                    pulled.system(),
                    pulled.entity().configName(),
                    rows.rowsRead(),
                    rows.rowsLoaded(),
                    rows.rowsUnchanged(),
                    rows.rowsQuarantined());
        }
        pulled.warnings()
                .forEach(warning ->
                        LOG.warn("{}/{}: {}", pulled.system(), pulled.entity().configName(), warning));
    }

    private long now() {
        return clock.now().toEpochMilli();
    }
}
