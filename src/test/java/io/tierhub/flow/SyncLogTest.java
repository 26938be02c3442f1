package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of customers at targets, of sending minute by minute, and for how long. */
class SyncLogTest {
    @TempDir
    private Path folder;

    private DeliveryRig hub;
    private StubTarget stub;
    private Target crm;

    @BeforeEach
    void start() throws Exception {
        stub = new StubTarget();
        hub = new DeliveryRig(folder, "crm");
        crm = DeliveryRig.target("crm", stub.url("/"), 5);
    }

    @AfterEach
    void stop() {
        hub.close();
        stub.close();
    }

    private List<String> export(What what) {
        List<String> rows = new ArrayList<>();
        new Exporting(hub.store).export(new ExportRequest(what, null, false), new RowSink() {
            @Override
            public void header(List<String> columns) {}

            @Override
            public void row(List<Object> cells) {
                rows.add(cells.toString());
            }
        });
        return rows;
    }

    @Test
    void ofEveryCustomerItIsKnownWhatTheTargetAcknowledgedWhenAndWhatIsUnderWay() {
        hub.change("crm", 1, Tier.A);
        hub.pass(crm);
        hub.advance(Duration.ofHours(1));
        stub.behaviour = StubTarget.status(500);
        hub.change("crm", 1, Tier.B);
        hub.change("crm", 2, Tier.C);
        hub.pass(crm);

        assertThat(export(What.SYNC))
                .containsExactly(
                        "[M000001, crm, A, 2026-06-30T01:00:00Z, 2, 1, PENDING, status 500]",
                        "[M000002, crm, null, null, 1, 0, PENDING, status 500]");
    }

    @Test
    void theSendingOfAMinuteIsOneRow() {
        hub.change("crm", 1, Tier.A);
        hub.pass(crm);
        stub.behaviour = StubTarget.status(500);
        hub.change("crm", 2, Tier.A);
        hub.pass(crm);
        hub.advance(Duration.ofMinutes(1));
        stub.behaviour = StubTarget.status(410);
        hub.change("crm", 3, Tier.A);
        hub.pass(crm);

        assertThat(export(What.PUSHES)).hasSize(2).first().isEqualTo("[crm, 2026-06-30T01:00:00Z, 1, 1, 0]");
    }

    @Test
    void oldDeliveriesAreForgottenButWhatTheTargetKnowsLastIsNot() {
        Delivery first = hub.change("crm", 1, Tier.A);
        hub.pass(crm);
        hub.advance(Duration.ofDays(1));
        Delivery second = hub.change("crm", 1, Tier.B);
        hub.pass(crm);
        PurgeDeliveries purge = new PurgeDeliveries(hub.store, 90, hub.clock);
        assertThat(purge.purge()).isZero();

        hub.advance(Duration.ofDays(90).minusMillis(1));
        assertThat(purge.purge()).isEqualTo(1);
        List<Delivery> left = hub.store.read(tx -> tx.outbox().byIds(List.of(first.id(), second.id())));
        assertThat(left).extracting(Delivery::id).containsExactly(second.id());
        hub.advance(Duration.ofDays(100));
        assertThat(purge.purge()).isZero();
        assertThat(export(What.PUSHES)).isEmpty();
    }
}
