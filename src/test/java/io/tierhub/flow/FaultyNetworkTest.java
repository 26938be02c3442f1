package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.crash.FaultProxy;
import io.tierhub.crash.Toxic;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Webhooks through a bad network: all are delivered once it is good again, and the target is sent each at most once for
 * every attempt that the schedule gave it.
 */
@Tag("h2") // the same on either database
class FaultyNetworkTest extends DeliveryCase {
    private static final int CUSTOMERS = Integer.getInteger("tierhub.customers", 5);

    private FaultProxy proxy;

    @BeforeEach
    void between() throws Exception {
        proxy = new FaultProxy(URI.create(stub.url("/")).getPort());
        crm = DeliveryRig.target("crm", "http://127.0.0.1:" + proxy.port() + "/", 1);
    }

    @AfterEach
    void end() throws Exception {
        proxy.close();
    }

    @Test
    void aResetInsteadOfTheRequest() {
        proxy.requests(Toxic.resetPeer(0));
        heals(false);
    }

    @Test
    void aResetAfterTheRequest() {
        proxy.answers(Toxic.resetPeer(0));
        heals(false);
    }

    @Test
    void aHalfClosedAnswer() {
        proxy.answers(Toxic.halfClose(9));
        heals(false);
    }

    @Test
    void anAnswerThatIsCut() {
        proxy.answers(Toxic.limitData(5));
        heals(false);
    }

    @Test
    void aRequestThatIsCut() {
        proxy.requests(Toxic.limitData(300));
        heals(false);
    }

    @Test
    void aNetworkThatIsDown() {
        proxy.down();
        heals(false);
    }

    @Test
    void anAnswerThatNeverComes() {
        proxy.answers(Toxic.timeout(5_000));
        heals(1, false); // each silence takes a second
    }

    @Test
    void aSlowNetworkIsNoFault() {
        proxy.answers(Toxic.slicer(40, 5));
        proxy.requests(Toxic.latency(10));
        heals(true);
    }

    @Test
    void aSlowEndIsNoFault() {
        proxy.answers(Toxic.slowClose(300));
        proxy.requests(Toxic.bandwidth(200_000));
        heals(true);
    }

    /** Sends while the network is bad, twice, then while it is good. */
    private void heals(boolean deliveredAtOnce) {
        heals(CUSTOMERS, deliveredAtOnce);
    }

    private void heals(int customers, boolean deliveredAtOnce) {
        List<Delivery> rows = hub.changes("crm", 1, customers, Tier.A);

        int delivered = hub.pass(crm).delivered();
        assertThat(delivered).isEqualTo(deliveredAtOnce ? customers : 0);
        hub.advance(Duration.ofSeconds(10));
        hub.pass(crm);
        Map<String, Integer> attempts =
                rows.stream().map(hub::row).collect(Collectors.toMap(Delivery::id, Delivery::attempts));
        proxy.heal();
        hub.advance(Duration.ofHours(1));
        hub.pass(crm);

        for (Delivery row : rows) {
            assertThat(hub.row(row).status()).as("%s", hub.row(row).lastError()).isEqualTo(Status.DELIVERED);
            long sent = stub.received.stream()
                    .filter(each -> row.id().equals(each.id()))
                    .count();
            assertThat(sent)
                    .as("requests of an event with %d attempts before the last", attempts.get(row.id()))
                    .isBetween(1L, hub.row(row).attempts() + 0L);
        }
    }
}
