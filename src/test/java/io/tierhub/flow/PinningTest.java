package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.CustomerExplanation.Golden;
import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.flow.CustomerExplanation.Stated;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.Pinning.Pinned;
import io.tierhub.master.Rule;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinningTest {
    private static final Said LI = new Said("Li", "asked by phone");
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ANNA = "%s,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,%s,,";
    private static final String OTTO = "%s,Otto Weidling,otto@weidling.example,+4917087654321,,%s,,";
    private static final String FIRM = "%s,Bergstrom Maschinenbau GmbH,info@bm.example,,,%s,,";

    @TempDir
    private Path home;

    private HubRig rig;
    private int files;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(home, HubRig.ERP);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aPinHoldsThroughChangedRowsRebuildRestartAndReplayAndExportsStayEqual() throws IOException {
        take(ANNA.formatted("1", "Kiel"), ANNA.formatted("2", "Kiel"), OTTO.formatted("3", "Bonn"));
        Pinned pinned = pin("erp:1", "city", " Lübeck ");
        assertThat(pinned.fresh()).isTrue();
        assertThat(pinned.value()).isEqualTo("Lübeck");
        Map<What, List<Map<String, String>>> before = rig.everything();
        assertThat(city("erp:2")).isEqualTo("Lübeck");
        assertThat(city("erp:3")).isEqualTo("Bonn");
        rig.hub().rebuildMatches().rebuild(true);
        assertThat(rig.everything()).as("rebuilt").isEqualTo(before);
        rig.restart();
        take(ANNA.formatted("1", "Kiel"), ANNA.formatted("2", "Kiel"), OTTO.formatted("3", "Bonn"));
        assertThat(rig.everything()).as("replayed").isEqualTo(before);
        take(ANNA.formatted("1", "Ulm"), ANNA.formatted("2", "Ulm"));
        assertThat(city("erp:1")).as("changed rows").isEqualTo("Lübeck");
        unpin("erp:1", "city");
        assertThat(city("erp:1")).isEqualTo("Ulm");
    }

    @Test
    void afterAMergeTheNewerPinHoldsAndAfterTheSplitEachRecordHasItsOwnAgain() throws IOException {
        take(ANNA.formatted("1", "Kiel"), OTTO.formatted("2", "Bonn"));
        pin("erp:2", "city", "Köln");
        pin("erp:1", "city", "Lübeck");
        long same =
                rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI).number();
        assertThat(city("erp:2")).isEqualTo("Lübeck");
        rig.hub().stewardship().deciding().withdraw(same, LI);
        assertThat(city("erp:1")).isEqualTo("Lübeck");
        assertThat(city("erp:2")).isEqualTo("Köln");
        rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI);
        Pinned gone = unpin("erp:1", "city");
        assertThat(gone.value()).as("neither pin is left").isIn("Kiel", "Bonn");
    }

    @Test
    void ofACustomerThePinHangsOnTheRecordThatGaveTheValueElseOnTheFirst() throws IOException {
        take(ANNA.formatted("1", ""), ANNA.formatted("2", "Kiel"), ANNA.formatted("3", ""));
        String customer = rig.customer("erp", "1");
        pin(customer, "city", "Lübeck");
        pin(customer, "industry", "Tea");
        rig.hub().stewardship().deciding().split(customer, List.of("erp:2"), LI);
        assertThat(city("erp:2")).isEqualTo("Lübeck");
        assertThat(city("erp:1")).isEmpty();
        assertThat(value("erp:1", "industry")).isEqualTo("Tea");
        assertThat(value("erp:2", "industry")).isEmpty();
    }

    @Test
    void explainNamesWhoPinnedItAndWhenAndTheEventLogHasBothEnds() throws IOException {
        take(ANNA.formatted("1", "Kiel"));
        Pinned pinned = pin("erp:1", "city", "Lübeck");
        CustomerExplanation found = rig.hub().reports().explaining().customer(SourceKey.parse("erp:1"));
        Golden city = found.golden().stream()
                .filter(each -> each.field().equals("city"))
                .findFirst()
                .orElseThrow();
        Stated kept = city.kept().get(0);
        assertThat(kept.rule()).isEqualTo(Rule.PINNED);
        assertThat(kept.from()).hasToString("erp:1");
        assertThat(Objects.requireNonNull(kept.pinned()))
                .isEqualTo(new CustomerExplanation.Decided(
                        pinned.number(), "Li", "asked by phone", kept.pinned().at()));
        assertThat(kept.pinned().at().toLocalDate()).isEqualTo(HubRig.DAY);
        assertThat(city.lost()).extracting(Stated::value).containsExactly("Kiel");
        unpin("erp:1", "city");
        List<Happened> happened = rig.hub()
                .reports()
                .explaining()
                .customer(SourceKey.parse("erp:1"))
                .happened();
        assertThat(happened)
                .extracting(each -> each.kind() + " " + each.cause() + " " + each.by() + " "
                        + Objects.requireNonNull(each.pin()).value())
                .containsExactly("MANUAL PINNED Li Lübeck", "MANUAL UNPINNED Li Lübeck");
    }

    @Test
    void aPinMakesItsCustomerAloneDueForGrading() throws IOException {
        take(ANNA.formatted("1", "Kiel"), OTTO.formatted("2", "Bonn"));
        rig.grade();
        assertThat(rig.dumped("grade_due")).isEmpty();
        pin("erp:2", "city", "Köln");
        assertThat(rig.dumped("grade_due")).hasSize(1);
        rig.grade();
        unpin("erp:2", "city");
        assertThat(rig.dumped("grade_due")).hasSize(1);
    }

    @Test
    void whoRefusesOnThePhoneIsGradedNoMoreUntilItIsTakenBack() throws IOException {
        take(ANNA.formatted("1", "Kiel"), OTTO.formatted("2", "Bonn"));
        rig.take("erp", "orders.csv", "no,customer,day,amount,status", "a,1,2026-06-01,10,", "b,2,2026-06-02,20,");
        rig.grade();
        assertThat(rig.tiers()).hasSize(2).doesNotContainValue("UNGRADED");
        pin("erp:1", "automated_grading", "refused");
        rig.grade();
        assertThat(rig.tiers()).hasSize(2).containsEntry("erp:1", "UNGRADED");
        unpin("erp:1", "automated_grading");
        rig.grade();
        assertThat(rig.tiers()).hasSize(2).doesNotContainValue("UNGRADED");
    }

    @Test
    void aPinIsADecisionThatStandsUntilItIsReplacedOrTakenBack() throws IOException {
        take(ANNA.formatted("1", "Kiel"));
        Pinned first = pin("erp:1", "city", "Lübeck");
        assertThat(pin("erp:1", "city", "Lübeck").fresh()).isFalse();
        assertThat(pin("erp:1", "city", "Lübeck").number()).isEqualTo(first.number());
        Pinned second = pin("erp:1", "city", "Ulm");
        assertThat(rig.hub().stewardship().reviewing().decided(10))
                .extracting(each -> each.decision().number())
                .containsExactly(second.number());
        rig.hub().stewardship().deciding().withdraw(second.number(), LI);
        assertThat(city("erp:1")).isEqualTo("Kiel");
        assertThat(rig.hub().stewardship().reviewing().decided(10)).isEmpty();
        assertThatThrownBy(() -> rig.hub().stewardship().deciding().withdraw(first.number(), LI))
                .hasMessageContaining("nothing is left to take back");
        assertThatThrownBy(() -> unpin("erp:1", "city"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nobody has pinned city of M000001");
    }

    @Test
    void theNameOfACustomerCanBePinned() throws IOException {
        take(ANNA.formatted("1", "Kiel"));
        pin("erp:1", "name", "Anna  Lind");
        assertThat(value("erp:1", "name")).isEqualTo("Anna Lind");
        assertThat(rig.hub()
                        .reports()
                        .explaining()
                        .customer(SourceKey.parse("erp:1"))
                        .name())
                .isEqualTo("Anna Lind");
    }

    @Test
    void aValueIsCleansedAndCheckedAndADoubtfulOneIsRefusedInWords() throws IOException {
        take(FIRM.formatted("1", "Kiel"), OTTO.formatted("2", "Bonn"));
        assertThat(pin("erp:1", "tax_id", " 91330100-ma480lxu47").value()).isEqualTo("91330100MA480LXU47");
        assertThat(pin("erp:1", "country", "Deutschland").value()).isEqualTo("DE");
        assertThat(pin("erp:1", "annual_revenue", "1,234.50").value()).isEqualTo("1234.5");
        assertThat(pin("erp:1", "attributes.area", "north").value()).isEqualTo("north");
        assertThat(pin("erp:2", "automated_grading", "REFUSED").value()).isEqualTo("refused");
        List<Map<String, String>> before = rig.canonical(What.CUSTOMERS);
        refused("check digit does not hold", "erp:1", "tax_id", "91330100MA480LXU48");
        refused("no day of birth", "erp:2", "birth_date", "1990-02-31");
        refused("an organization has no birth_date", "erp:1", "birth_date", "1990-02-03");
        refused("it is no number", "erp:1", "employees", "many");
        refused("another currency", "erp:1", "arr", "$ 10");
        refused("no country is called so", "erp:1", "country", "Atlantis");
        refused("no web address", "erp:1", "website", "not a site");
        refused("it is empty", "erp:1", "industry", " n/a ");
        refused("no field called colour", "erp:1", "colour", "red");
        refused("no field called attributes", "erp:1", "attributes", "red");
        refused("no field called city.x", "erp:1", "city.x", "Ulm");
        refused("keeps all that the sources know", "erp:1", "phones", "+4917000000009");
        refused("tells of the source records", "erp:1", "type", "person");
        refused("which organization a contact's record belongs to", "erp:2", "account.key", "1");
        refused("to refused, blocked, fraud, internal or erased", "erp:2", "automated_grading", "granted");
        refused("there is no customer M000999", "M000999", "city", "Ulm");
        assertThat(rig.canonical(What.CUSTOMERS)).isEqualTo(before);
    }

    private void refused(String message, String customer, String field, String value) {
        assertThatThrownBy(() -> pin(customer, field, value))
                .as("%s %s", field, value)
                .hasMessageContaining(message);
    }

    private Pinned pin(String customer, String field, String value) {
        return rig.hub().stewardship().pinning().pin(customer, field, value, LI);
    }

    private Pinned unpin(String customer, String field) {
        return rig.hub().stewardship().pinning().unpin(customer, field, LI);
    }

    private String city(String key) {
        return value(key, "city");
    }

    /** As the export of customers has it. */
    private String value(String key, String field) {
        SourceKey parsed = SourceKey.parse(key);
        String customer = rig.customer(parsed.system(), parsed.key());
        return rig.export(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals(customer))
                .map(row -> row.getOrDefault(field, ""))
                .findFirst()
                .orElseThrow();
    }

    private void take(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        lines.addAll(Collections.nCopies(++files, "")); // another file, though it says the same
        rig.take("erp", "customers" + files + ".csv", lines.toArray(new String[0]));
    }
}
