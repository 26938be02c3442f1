package io.tierhub;

import io.tierhub.config.HttpSettings;
import io.tierhub.config.HubConfig;
import io.tierhub.console.Console;
import io.tierhub.console.Metrics;
import io.tierhub.console.Watched;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.Inbound;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What those who run a hub see of it, put together. */
final class Operation implements AutoCloseable {
    private final Metrics metrics = new Metrics();
    private volatile @Nullable CamelRuntime camel;
    private @Nullable Console console;

    /**
     * What a node is doing.
     *
     * @param mastering whether its match index is built
     * @param busy whether rows are being taken in
     * @param lease whether it is the one that may write
     */
    record Doing(BooleanSupplier mastering, BooleanSupplier busy, BooleanSupplier lease) {}

    /** What counts. */
    Metrics metrics() {
        return metrics;
    }

    /** Answers over HTTP from now on, unless that is switched off. */
    void open(
            HubConfig config,
            Store store,
            Doing doing,
            Map<String, Path> folders,
            Set<String> pulls,
            VerifiedStart.Report started,
            @Nullable Inbound inbound,
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
                pulls,
                Targets.of(config),
                config.data(),
                this::routes,
                doing.mastering(),
                doing.busy(),
                doing.lease(),
                started,
                clock);
        String release = Hub.class.getPackage().getImplementationVersion();
        console = Console.start(settings, watched, metrics, inbound, release == null ? "development" : release);
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
