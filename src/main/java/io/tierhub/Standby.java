package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.SettledFiles;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Processor;

/**
 * A node whose database another node masters. It takes its share of the deliveries and answers for its health: alive, and
 * not ready. When the lease of the other ends it is closed, and a {@link Hub} opened in its place.
 */
public final class Standby implements AutoCloseable {
    private final Store store;
    private final PullHttp http;
    private final Pushing pushing;
    private final CamelRuntime camel;
    private final Operation operation = new Operation();

    private Standby(HubConfig config, Store store, BusinessClock clock) throws Exception {
        this.store = store;
        this.http = new PullHttp(config);
        this.pushing = new Pushing(config, store, http, clock.clock(), operation.metrics());
        try {
            operation.open(
                    config,
                    store,
                    new Operation.Doing(() -> false, () -> false, () -> false),
                    Map.of(),
                    Set.of(),
                    new VerifiedStart.Report(true, List.of(), 0),
                    null,
                    clock.clock());
            // Watched folders of the home's own routes stand still: they ask for beans, which are never used.
            Map<String, Object> beans = new TreeMap<>(pushing.beans());
            beans.put("settledFiles", new SettledFiles(0, () -> 0));
            beans.put("inbox", (Processor) exchange -> {});
            beans.put("pulls", (Processor) exchange -> {});
            this.camel = CamelRuntime.start(
                    config.routes(), pushing.properties(), Set.of(), Map.of(), pushing.targets(), beans, false);
        } catch (Exception failed) {
            operation.close();
            pushing.close();
            http.close();
            throw failed;
        }
        operation.watch(camel);
        pushing.through(camel);
    }

    /**
     * Begins to stand by.
     *
     * @throws StoreException when the database cannot be read, or has the schema of another release
     */
    public static Standby start(HubConfig config, BusinessClock clock) throws Exception {
        Store store = Store.beside(config.database(), Node.of(config.data()));
        try {
            return new Standby(config, store, clock);
        } catch (Exception failed) {
            store.close();
            throw failed;
        }
    }

    /** Whether no other node has the database now. */
    public boolean mayTakeOver() {
        try {
            return store.free();
        } catch (StoreException unreachable) {
            return false;
        }
    }

    /** Has every target looked at, now or after the pass that it is in. Returns at once. */
    public void deliver() {
        pushing.workers().wake();
    }

    @Override
    public void close() {
        pushing.stop();
        camel.close();
        operation.close();
        pushing.close();
        http.close();
        store.close();
    }
}
