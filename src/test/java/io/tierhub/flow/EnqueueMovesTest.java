package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Outcomes;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ERP and a desk that hear of their own customers, and a lake that hears of all. */
class EnqueueMovesTest {
    private static final String PUSH =
            "push:\n  webhook: {url: \"https://%s.example.com/tiers\", secret: \"0123456789012345678901234\"}\n";
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ANNA = "%s,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Kiel,,";
    private static final String OTTO = "%s,Otto Weidling,otto@weidling.example,+4917087654321,,Bonn,,";
    private static final String MIA = "%s,Mia Kolb,mia@kolb.example,+4917000000001,,Ulm,,";
    private static final Said LI = new Said("Li", null);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(
                home,
                HubRig.ERP + PUSH.formatted("erp"),
                HubRig.ERP.replace("system: erp", "system: desk") + PUSH.formatted("desk"),
                "system: lake\n" + PUSH.formatted("lake"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void mergesOfCustomersThatNobodyHeardOfAreNotTold() throws IOException {
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"), OTTO.formatted("2"));
        rig.take("erp", "customers2.csv", HEADER, ANNA.formatted("2"));
        rig.hub().stewardship().deciding().different("erp:1", "erp:2", LI);
        rig.hub().rebuildMatches().rebuild(true);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void whoWasToldOfAnAbsorbedCustomerHearsIntoWhichItWent() throws IOException {
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"), OTTO.formatted("2"), MIA.formatted("3"));
        rig.grade();
        String anna = rig.customer("erp", "1");
        String otto = rig.customer("erp", "2");
        String mia = rig.customer("erp", "3");
        deliverAll();
        rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI);
        assertThat(outbox("desk")).isEmpty();
        Delivery merged = outbox("lake", "customer.merged").get(0);
        assertThat(outbox("erp", "customer.merged")).hasSize(1);
        assertThat(merged.seq()).as("after the tier").isEqualTo(2);
        assertThat(json(merged).at("/customer/id").asText()).isEqualTo(anna);
        assertThat(json(merged).at("/customer/external/erp").asText()).isEqualTo("1");
        assertThat(json(merged).at("/absorbed"))
                .hasSize(1)
                .first()
                .satisfies(id -> assertThat(id.asText()).isEqualTo(otto));
        rig.hub().stewardship().deciding().same("erp:1", "erp:3", LI);
        List<Delivery> both = outbox("lake", "customer.merged");
        assertThat(both).extracting(Delivery::status).containsExactly(Status.SUPERSEDED, Status.PENDING);
        assertThat(json(both.get(1)).at("/absorbed"))
                .as("the newer one says it all")
                .extracting(JsonNode::asText)
                .containsExactly(otto, mia);
    }

    @Test
    void mergesThatTheHubSeesByItselfAreToldToo() throws IOException {
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"), OTTO.formatted("2"));
        rig.grade();
        rig.take("erp", "customers2.csv", HEADER, ANNA.formatted("2"));
        assertThat(rig.customers()).hasSize(1);
        assertThat(outbox("erp", "customer.merged")).hasSize(1);
        assertThat(outbox("erp", "customer.tier.changed"))
                .as("what waited for the absorbed one is withdrawn")
                .extracting(Delivery::status)
                .containsExactlyInAnyOrder(Status.PENDING, Status.SUPERSEDED);
    }

    @Test
    void aTargetThatKnewTheAbsorbedOneAloneIsToldTheTierOfTheOther() throws IOException {
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"));
        rig.take("desk", "customers.csv", HEADER, OTTO.formatted("9"));
        rig.grade();
        deliverAll();
        rig.hub().stewardship().deciding().same("erp:1", "desk:9", LI);
        rig.grade();
        String anna = rig.customer("erp", "1");
        assertThat(outbox("desk").stream()
                        .filter(row -> json(row).at("/customer/id").asText().equals(anna))
                        .map(Delivery::type))
                .containsExactly("customer.merged", "customer.tier.changed");
        assertThat(outbox("erp")).as("whose news is neither").hasSize(1);
    }

    @Test
    void aSplitIsToldWithTheKeysThatLeftAndWhatWaitsNamesThoseThatStay() throws IOException {
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"));
        rig.take("desk", "customers.csv", HEADER, ANNA.formatted("9"));
        rig.grade();
        String anna = rig.customer("erp", "1");
        rig.hub().stewardship().deciding().split(anna, List.of("desk:9"), LI);
        String other = rig.customer("desk", "9");
        Delivery split = outbox("lake", "customer.split").get(0);
        assertThat(json(split).at("/customer/id").asText()).isEqualTo(anna);
        assertThat(json(split).at("/parts/0/id").asText()).isEqualTo(other);
        assertThat(json(split).at("/parts/0/keys/0/system").asText()).isEqualTo("desk");
        assertThat(json(split).at("/parts/0/keys/0/key").asText()).isEqualTo("9");
        List<Delivery> tiers = outbox("lake", "customer.tier.changed");
        assertThat(tiers).extracting(Delivery::status).containsExactly(Status.SUPERSEDED, Status.PENDING);
        assertThat(json(tiers.get(1)).at("/customer/external")).hasSize(1);
        assertThat(json(tiers.get(1)).at("/tier/to"))
                .isEqualTo(json(tiers.get(0)).at("/tier/to"));
        assertThat(outbox("desk", "customer.tier.changed"))
                .as("nothing of this customer is the desk's any more")
                .extracting(Delivery::status)
                .containsExactly(Status.SUPERSEDED);
        assertThat(outbox("desk", "customer.split")).hasSize(1);
        rig.grade();
        assertThat(outbox("desk", "customer.tier.changed")).hasSize(2).last().satisfies(row -> {
            assertThat(json(row).at("/customer/id").asText()).isEqualTo(other);
            assertThat(row.seq()).isOne();
        });
        assertThat(outbox().stream().map(row -> row.target() + row.customer() + " " + row.seq()))
                .as("sequences")
                .doesNotHaveDuplicates();
    }

    /** As if every target had taken everything. */
    private void deliverAll() {
        List<Outcomes.Delivered> all = outbox().stream()
                .map(row -> new Outcomes.Delivered(
                        row, 204, Tier.valueOf(json(row).at("/tier/to").asText())))
                .toList();
        rig.hub().store().transaction(io.tierhub.store.Effect.OUTCOMES_KEPT, tx -> {
            tx.outcomes().delivered(all, 1);
            return all;
        });
    }

    private List<Delivery> outbox() {
        List<Delivery> rows =
                new ArrayList<>(rig.hub().store().read(tx -> tx.outbox().newest(DeliveryFilter.ALL, 1_000)));
        rows.sort((a, b) -> Long.compare(a.number(), b.number()));
        return rows;
    }

    private List<Delivery> outbox(String target) {
        return outbox().stream().filter(row -> row.target().equals(target)).toList();
    }

    private List<Delivery> outbox(String target, String type) {
        return outbox(target).stream().filter(row -> row.type().equals(type)).toList();
    }

    private static JsonNode json(Delivery row) {
        try {
            return JSON.readTree(row.data());
        } catch (IOException e) {
            throw new AssertionError(row.data(), e);
        }
    }
}
