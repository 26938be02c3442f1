package io.tierhub.console;

import io.tierhub.config.ConfigRefused;
import io.tierhub.config.HttpSettings;
import io.tierhub.config.Place;
import io.tierhub.config.Problem;
import io.tierhub.flow.Inbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the daemon. It has a Camel of its own, so that it answers before the flows start, while they are
 * stopped, and when they have lost a route.
 */
public final class Console implements AutoCloseable {
    private final Main main = new Main();

    private Console() {}

    /**
     * Listens from now on.
     *
     * @param inbound what takes in what others post; null: nobody does
     * @param release the release, for {@code tierhub_build_info}
     * @throws ConfigRefused when the port is taken
     */
    public static Console start(
            HttpSettings settings, Watched hub, Metrics metrics, @Nullable Inbound inbound, String release)
            throws Exception {
        refuseTaken(settings);
        Waiting.Kept waiting = new Waiting.Kept(hub);
        new Gauges(hub, waiting, metrics).register(release);
        Console console = new Console();
        Main main = console.main;
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.name", "tierhub-console");
        main.addInitialProperty("camel.main.auto-configuration-fail-fast", "true");
        main.addInitialProperty("camel.main.autowired-enabled", "false");
        main.addInitialProperty("camel.main.base-package-scan-enabled", "false");
        main.addInitialProperty("camel.main.shutdown-timeout", "3");
        main.addInitialProperty("camel.main.startup-summary-level", "off");
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.host", settings.host());
        main.addInitialProperty("camel.server.port", Integer.toString(settings.port()));
        main.addInitialProperty("camel.server.path", "/");
        main.configure().addRoutesBuilder(new ConsoleRoutes(new Health(hub, waiting), metrics));
        if (inbound != null) {
            main.bind("vertx", BoundedConnections.vertx());
            main.addInitialProperty("camel.server.max-body-size", Long.toString(InboundRoutes.MAX_BYTES));
            main.configure().addRoutesBuilder(new InboundRoutes(inbound));
        }
        main.start();
        return console;
    }

    private static void refuseTaken(HttpSettings settings) throws IOException {
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            probe.getLocalPort();
        } catch (java.net.BindException taken) {
            throw new ConfigRefused(List.of(new Problem(
                    new Place("config/application.properties", 0),
                    "tierhub.http.port",
                    Integer.toString(settings.port()),
                    "something else listens there, maybe another hub",
                    "stop it, or set another port; 0 switches the HTTP server off")));
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
