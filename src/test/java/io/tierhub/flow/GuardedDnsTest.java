package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.Tier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedDnsTest {
    /** Answers each question with the next of these. */
    private static final class Rebinding implements DnsResolver {
        private final Deque<List<String>> answers = new ArrayDeque<>();

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<String> answer = answers.size() > 1 ? answers.pop() : answers.peek();
            InetAddress[] addresses = new InetAddress[answer.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = InetAddress.getByName(answer.get(i));
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void aNameThatStandsForAPrivateAddressIsRefusedEvenBesideAPublicOne() {
        Rebinding dns = new Rebinding();
        dns.answers.add(List.of("8.8.8.8", "10.0.0.1"));

        assertThatThrownBy(() -> new GuardedDns(ReachableAddresses.PUBLIC, dns).resolve("api.example.com"))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("a private address");
    }

    @Test
    void aNameIsAskedForOnceAConnectionSoThatItCannotChangeItsMindAfterTheCheck() throws Exception {
        AtomicInteger served = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        Rebinding dns = new Rebinding();
        dns.answers.add(List.of("127.0.0.1")); // allowed, and what is connected to
        dns.answers.add(List.of("127.0.0.2")); // what a second question would lead to
        GuardedDns guarded = new GuardedDns(ReachableAddresses.of("127.0.0.1"), dns);
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guarded)
                        .build())
                .build()) {
            HttpGet get =
                    new HttpGet("http://rebind.example:" + server.getAddress().getPort() + "/");
            assertThat((int) client.execute(get, answer -> answer.getCode())).isEqualTo(204);
            assertThat(served).hasValue(1);

            HttpGet again =
                    new HttpGet("http://other.example:" + server.getAddress().getPort() + "/");
            assertThatThrownBy(() -> client.execute(again, answer -> answer.getCode()))
                    .isInstanceOf(AddressRefusedException.class);
            assertThat(served).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWebhookToAnAddressThatIsNotAllowedIsNeverSentAndSaysHowToAllowIt(@TempDir Path folder) throws Exception {
        try (StubTarget target = new StubTarget();
                DeliveryRig hub = new DeliveryRig(folder, ReachableAddresses.PUBLIC, "crm")) {
            Delivery row = hub.change("crm", 1, Tier.A);
            hub.pass(DeliveryRig.target("crm", target.url("/"), 5));

            assertThat(hub.row(row).lastError()).contains("a loopback address", "outbound.allow_addresses");
            assertThat(target.received).isEmpty();
        }
    }
}
