package io.tierhub.flow;

import io.tierhub.config.SystemConfig;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Pulls all entities of a system, one after the other, customers first. Systems are pulled beside each other, each on the
 * thread of its route, and wait for each other only while a page is taken in.
 */
public final class PullSystem {
    private static final Logger LOG = LoggerFactory.getLogger(PullSystem.class);

    private final Store store;
    private final Map<String, SystemConfig> systems;
    private final PullEntity entities;
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Map<String, LastProblem> problems = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();

    public PullSystem(Store store, Map<String, SystemConfig> systems, PullEntity entities) {
        this.store = store;
        this.systems = systems;
        this.entities = entities;
    }

    /** What the route of a system calls when a pull is due. Never raises: a source that fails must not end its route. */
    public void due(Exchange exchange) {
        String system = exchange.getProperty(Inbox.SYSTEM, String.class);
        ReentrantLock turn = turn(system);
        if (!turn.tryLock()) {
            return; // somebody pulls it by hand
        }
        try {
            if (!paused(system)) {
                report(system, run(system, false, null));
            }
        } catch (Stopping.StoppedException stopped) {
            LOG.info("{}: {}", system, stopped.getMessage());
        } catch (RuntimeException failed) {
            if (problem(system).isNew(failed)) {
                LOG.error("{}: the pull failed; the next one goes on at its cursor", system, failed);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Pulls a system now, after the pull that is under way, paused or not.
     *
     * @param whole whether to read all rows, wherever the cursors stand
     * @param from where to begin instead of at the cursor, of a system of which one entity is pulled; null: at the cursors
     * @throws StoreException when the hub's own store fails
     */
    public List<Pulled> pull(String system, boolean whole, @Nullable String from) {
        ReentrantLock turn = turn(system);
        turn.lock();
        try {
            return run(system, whole, from);
        } finally {
            turn.unlock();
        }
    }

    /** Stops what is pulled from a system by itself, or goes on with it; what is under way ends first. */
    public void pause(String system, boolean paused) {
        alone(system, tx -> tx.cursors().pause(system, config(system).pulls().keySet(), paused));
    }

    /** Has the next pull of a system begin at the beginning: rows that are known by their content stay as they are. */
    public void reset(String system) {
        alone(system, tx -> tx.cursors().reset(system));
    }

    private void alone(String system, Consumer<Tx> work) {
        ReentrantLock turn = turn(system);
        turn.lock();
        try {
            store.transaction(Effect.CURSOR_SET, tx -> {
                work.accept(tx);
                return system;
            });
        } finally {
            turn.unlock();
        }
    }

    /** Whether nothing is pulled from a system by itself. */
    public boolean paused(String system) {
        return store.read(tx -> tx.cursors().all()).stream()
                .anyMatch(cursor -> cursor.system().equals(system) && cursor.paused());
    }

    /** Whether rows that a source gives are being taken in, and more may follow. */
    public boolean busy() {
        return busy.get() > 0;
    }

    private List<Pulled> run(String system, boolean whole, @Nullable String from) {
        SystemConfig config = config(system);
        List<Pulled> all = new ArrayList<>();
        boolean[] begun = {false};
        try (var source = MDC.putCloseable("source", system)) {
            for (Entity entity : config.pulls().keySet()) {
                Pulled pulled = entities.pull(config, entity, whole, from, () -> {
                    if (!begun[0]) {
                        begun[0] = true;
                        busy.incrementAndGet();
                    }
                });
                all.add(pulled);
                if (pulled.fault() != null && pulled.fault().passing()) {
                    break; // its next entity would wait as long, for as little
                }
            }
            return all;
        } finally {
            if (begun[0]) {
                busy.decrementAndGet();
            }
        }
    }

    private SystemConfig config(String system) {
        return Objects.requireNonNull(systems.get(system), system);
    }

    private void report(String system, List<Pulled> pulled) {
        for (Pulled each : pulled) {
            if (each.fault() != null) {
                if (problem(system).isNew(each.fault())) {
                    LOG.error(
                            "{}/{}: {}; tried again by itself",
                            system,
                            each.entity().configName(),
                            each.fault().getMessage());
                }
                return;
            }
        }
        problem(system).over();
    }

    private LastProblem problem(String system) {
        return problems.computeIfAbsent(system, each -> new LastProblem());
    }

    private ReentrantLock turn(String system) {
        return turns.computeIfAbsent(system, each -> new ReentrantLock());
    }
}
