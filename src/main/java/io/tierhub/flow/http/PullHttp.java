package io.tierhub.flow.http;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.Channel;
import io.tierhub.flow.PageSource;
import io.tierhub.flow.PageSources;
import io.tierhub.flow.SourceFault;
import io.tierhub.flow.Target;
import io.tierhub.vocabulary.ReachableAddresses;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What systems are asked and told over their own HTTP interfaces, with what that takes: a Camel of its own, since a pull by
 * command runs without routes, and the client. Both begin with the first request. Pulls and pushes of one account share its
 * session and its budget.
 */
public final class PullHttp implements PageSources, AutoCloseable {
    private final HubConfig config;
    private @Nullable DefaultCamelContext camel;
    private @Nullable PullClient client;
    private @Nullable HttpSources sources;

    /** The time, and waiting, of this machine. */
    private static final class RealWaits implements Waits {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public void sleep(long ms) throws InterruptedException {
            Thread.sleep(ms);
        }
    }

    public PullHttp(HubConfig config) {
        this.config = config;
    }

    @Override
    public PageSource open(Order order) throws SourceFault {
        return sources().open(order);
    }

    /** The way to a target that is told over its own HTTP interface. */
    public Channel channel(Target target) {
        return sources().channel(target);
    }

    private synchronized HttpSources sources() {
        if (sources == null) {
            ReachableAddresses reachable = config.application().outbound().reachable();
            client = new PullClient(reachable);
            camel = new DefaultCamelContext();
            camel.getCamelContextExtension().setName("tierhub-pulls");
            camel.getRegistry().bind(PullClient.NAME, client);
            camel.start();
            sources = new HttpSources(
                    config.systems().values(),
                    new CamelHttp(camel),
                    new RealWaits(),
                    () -> ThreadLocalRandom.current().nextDouble());
        }
        return sources;
    }

    @Override
    public synchronized void close() {
        if (camel != null) {
            camel.stop();
        }
        if (client != null) {
            client.close();
        }
    }
}
