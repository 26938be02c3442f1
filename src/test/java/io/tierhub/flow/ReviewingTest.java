package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.Reviewing.Filter;
import io.tierhub.flow.Reviewing.Waiting;
import io.tierhub.match.Veto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies alike in all but their tax ids: only a person can tell. */
class ReviewingTest {
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ONE = "%s,杭州砚池化工有限公司,,0571-55504640,91330100MA480LXU47,杭州市,,";
    private static final String TWO = "%s,杭州砚池化工有限公司,,0571-55504640,91320500MA9NGUDKXK,杭州市,,";
    private static final String NONE = "%s,成都临江仪表有限公司,,028-55501111,,成都市,,";
    private static final Said LI = new Said("Li", null);
    private static final Filter ALL = new Filter(null, null, 100);

    @TempDir
    private Path home;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(home, HubRig.ERP, HubRig.ERP.replace("system: erp", "system: crm"));
        rig.take("erp", "customers.csv", HEADER, ONE.formatted("1"), TWO.formatted("2"), NONE.formatted("3"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPairThatWasStoppedInAFirstLoadWaitsWithItsEvidence() {
        assertThat(waiting()).containsExactly("erp:1 erp:2");
        Waiting pair = rig.hub().stewardship().reviewing().waiting(ALL).get(0);
        assertThat(pair.pair().evidence().vetoes()).containsExactly(Veto.TAX_ID);
        assertThat(pair.pair().evidence().total()).isPositive();
        assertThat(pair.nameOfOne()).isEqualTo("杭州砚池化工有限公司");
    }

    @Test
    void aPairWaitsOnceHoweverManyRecordsItsCustomersHave() throws IOException {
        rig.take("crm", "customers.csv", HEADER, ONE.formatted("8"), TWO.formatted("9"));
        assertThat(rig.customers()).hasSize(3);
        assertThat(waiting()).hasSize(1);
        rig.hub().rebuildMatches().rebuild(true);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatAPersonDecidedWaitsNoMoreUntilItIsWithdrawn() throws IOException {
        long apart = rig.hub()
                .stewardship()
                .deciding()
                .different("erp:1", "erp:2", LI)
                .number();
        assertThat(waiting()).isEmpty();
        rig.hub().rebuildMatches().rebuild(true);
        rig.take("erp", "customers2.csv", HEADER, ONE.formatted("1").replace("杭州市,,", "宁波市,,"));
        assertThat(waiting()).as("nor after a rebuild or a changed row").isEmpty();
        rig.hub().stewardship().deciding().withdraw(apart, LI);
        assertThat(waiting()).containsExactly("erp:1 erp:2");
        long joined =
                rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI).number();
        assertThat(waiting()).isEmpty();
        assertThat(rig.customers()).hasSize(2);
        rig.hub().stewardship().deciding().withdraw(joined, LI);
        assertThat(waiting()).containsExactly("erp:1 erp:2");
    }

    @Test
    void aMergeOrAChangedRowThatSettlesAPairClosesIt() throws IOException {
        rig.take("erp", "customers2.csv", HEADER, TWO.formatted("1"));
        assertThat(rig.customers()).hasSize(2);
        assertThat(waiting()).isEmpty();
        assertThat(rig.dumped("review_item")).isEmpty();
        rig.take("erp", "customers3.csv", HEADER, ONE.formatted("1"));
        assertThat(waiting()).hasSize(1);
        rig.take("erp", "customers4.csv", HEADER, NONE.formatted("1"));
        assertThat(waiting()).isEmpty();
        assertThat(rig.dumped("review_item")).isEmpty();
    }

    @Test
    void aRebuildFindsThePairsAnew() {
        rig.hub().store().transaction(io.tierhub.store.Effect.CHUNK_TAKEN, tx -> {
            tx.reviewItems().clear();
            return tx;
        });
        assertThat(waiting()).isEmpty();
        rig.hub().rebuildMatches().rebuild(true);
        assertThat(waiting()).containsExactly("erp:1 erp:2");
        rig.restart();
        assertThat(waiting()).containsExactly("erp:1 erp:2");
    }

    @Test
    void pairsAreAskedForBySystemByBitsAndByNumber() throws IOException {
        rig.take(
                "crm",
                "customers.csv",
                HEADER,
                NONE.formatted("8"),
                NONE.formatted("9").replace(",,", ",91320500MA9NGUDKXK,"));
        List<Waiting> all = rig.hub().stewardship().reviewing().waiting(ALL);
        assertThat(rig.hub().stewardship().reviewing().waiting(new Filter("crm", null, 100)))
                .hasSizeLessThan(all.size())
                .allSatisfy(each -> assertThat(
                                each.pair().one().system() + each.pair().other().system())
                        .contains("crm"));
        assertThat(rig.hub().stewardship().reviewing().waiting(new Filter(null, 1_000.0, 100)))
                .isEmpty();
        assertThat(rig.hub().stewardship().reviewing().waiting(new Filter(null, null, 1)))
                .hasSize(1);
    }

    @Test
    void theExportHasWhatWaitsAndWhatPersonsDecided() {
        List<Map<String, String>> rows = rig.export(What.REVIEW);
        assertThat(rows).hasSize(1).first().satisfies(row -> {
            assertThat(row).containsEntry("status", "WAITING").containsEntry("record", "erp:1");
            assertThat(row).containsEntry("other", "erp:2").containsEntry("customer_id", rig.customer("erp", "1"));
            assertThat(Double.parseDouble(row.get("bits"))).isPositive();
        });
        rig.hub().stewardship().deciding().same("erp:1", "erp:2", new Said("Li", "one branch"));
        assertThat(rig.export(What.REVIEW)).hasSize(1).first().satisfies(row -> {
            assertThat(row).containsEntry("status", "MERGED").containsEntry("cause", "SAME");
            assertThat(row).containsEntry("by", "Li").containsEntry("note", "one branch");
        });
        assertThat(rig.canonical(What.REVIEW))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("customer_id", "erp:1")
                        .doesNotContainKeys("at", "decision", "by"));
    }

    private List<String> waiting() {
        return rig.hub().stewardship().reviewing().waiting(ALL).stream()
                .map(each -> each.pair().one() + " " + each.pair().other())
                .toList();
    }
}
