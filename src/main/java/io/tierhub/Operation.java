package io.tierhub;

import io.tierhub.config.HttpSettings;
import io.tierhub.config.HubConfig;
import io.tierhub.console.Console;
import io.tierhub.console.Metrics;
import io.tierhub.console.Watched;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.Inbox;
import io.tierhub.flow.MasterLock;
import io.tierhub.flow.Target;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What those who run a hub see of it, put together. */
final class Operation implements AutoCloseable {
    private final Metrics metrics = new Metrics();
    private volatile @Nullable CamelRuntime camel;
    private @Nullable Console console;

    /** What counts. */
    Metrics metrics() {
        return metrics;
    }

    /** Answers over HTTP from now on, unless that is switched off. */
    void open(
            HubConfig config,
            Store store,
            MasterLock lock,
            Inbox inbox,
            Map<String, Path> folders,
            List<Target> targets,
            VerifiedStart.Report started,
            InstantSource clock)
            throws Exception {
        HttpSettings settings = config.application().http();
        if (settings.port() == 0) {
            return;
        }
        Watched watched = new Watched(
                store,
                List.copyOf(config.systems().keySet()),
                folders,
                targets,
                config.data(),
                this::routes,
                lock::ready,
                inbox::busy,
                () -> store.gone() == null, // a hub without the right to write never comes here, but may lose it
                started,
                clock);
        String release = Hub.class.getPackage().getImplementationVersion();
        console = Console.start(settings, watched, metrics, release == null ? "development" : release);
    }

    /** The flows run from now on. */
    void watch(CamelRuntime started) {
        camel = started;
    }

    private Map<String, String> routes() {
        CamelRuntime running = camel;
        return running == null ? Map.of() : running.routes();
    }

    @Override
    public void close() {
        if (console != null) {
            console.close();
        }
    }
}
