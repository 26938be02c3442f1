package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainingTest {
    @TempDir
    private Path home;

    private HubConfig config;

    @BeforeEach
    void twoOfThreeAreOneCustomer() throws IOException {
        Files.createDirectories(home.resolve("config/systems"));
        Files.writeString(home.resolve("config/systems/erp.yaml"), """
                system: erp
                customers:
                  files: "customers*"
                  key: id
                  map: {type: {const: organization}, name: name, tax_id: tax_id, phones: phone}
                """);
        Files.writeString(home.resolve("config/systems/crm.yaml"), """
                system: crm
                customers:
                  files: "contacts*"
                  key: id
                  map: {type: {const: person}, given_name: first, family_name: last, account: {tax_id: account}}
                """);
        Path file = Files.writeString(home.resolve("customers.csv"), """
                id,name,tax_id,phone
                1,杭州砚池化工有限公司,91330100MA480LXU47,0571-55504640
                2,杭州砚池化工有限公司,91330100MA480LXU47,0571-55504640
                3,苏州沐禾医疗器械有限公司,91320500MA9NGUDKXK,0512-55506418
                """);
        config = HubConfig.load(new Home(home));
        try (Hub hub = hub()) {
            hub.takeIn().file("erp", file, rows -> {});
        }
    }

    @Test
    void aCustomerOfOneRecordIsExplainedWithoutTheMatchIndex() {
        try (Hub hub = hub()) {
            CustomerExplanation alone = hub.reports().explaining().customer(new SourceKey("erp", "3"));
            assertThat(alone.evidence()).isEmpty();
            assertThat(hub.reports().explaining().customer(alone.id())).isEqualTo(alone);
            assertThat(hub.mastering().peek()).isNull();
        }
    }

    @Test
    void aCustomerOfSeveralIsExplainedFromTheMatchIndexAndChangesNothingInIt() {
        try (Hub hub = hub()) {
            CustomerExplanation two = hub.reports().explaining().customer(new SourceKey("erp", "1"));
            assertThat(two.evidence()).hasSize(2).allSatisfy(each -> {
                assertThat(each.pair().vetoes()).isEmpty();
                assertThat(each.pair().total()).isPositive();
            });
            assertThat(hub.reports().explaining().customer(new SourceKey("erp", "2")))
                    .isEqualTo(two);
        }
    }

    @Test
    void askingForAnUnknownSystemDoesNotMakeItKnown() {
        try (Hub hub = hub()) {
            for (int i = 0; i < 2; i++) {
                assertThat(catchThrowable(() -> hub.reports().explaining().customer(new SourceKey("shop", "1"))))
                        .isInstanceOf(Explaining.UnknownException.class)
                        .hasMessageContaining("records came from erp");
            }
        }
    }

    @Test
    void ofTheRecordsOfACustomerTheFirstHundredAreCompared() throws IOException {
        try (Hub hub = hub()) {
            takeRecordsOfOneCustomer(hub, 4, ExplainMatches.MAX_RECORDS + 1);
            CustomerExplanation full = hub.reports().explaining().customer(new SourceKey("erp", "1"));
            assertThat(full.sources()).hasSize(ExplainMatches.MAX_RECORDS);
            assertThat(full.evidence()).hasSize(ExplainMatches.MAX_RECORDS);

            takeRecordsOfOneCustomer(hub, ExplainMatches.MAX_RECORDS + 2, ExplainMatches.MAX_RECORDS + 2);
            CustomerExplanation fuller = hub.reports().explaining().customer(new SourceKey("erp", "1"));
            assertThat(fuller.sources()).hasSize(ExplainMatches.MAX_RECORDS + 1);
            assertThat(fuller.evidence()).hasSize(ExplainMatches.MAX_RECORDS);
        }
    }

    @Test
    void ofTheContactsOfAnAccountTheFirstHundredAreNamedAndAllAreCounted() throws IOException {
        try (Hub hub = hub()) {
            takeContacts(hub, 1, ExplainLinks.MAX_CONTACTS);
            assertContacts(hub, ExplainLinks.MAX_CONTACTS);
            takeContacts(hub, ExplainLinks.MAX_CONTACTS + 1, ExplainLinks.MAX_CONTACTS + 1);
            assertContacts(hub, ExplainLinks.MAX_CONTACTS + 1);
        }
    }

    private static void assertContacts(Hub hub, int all) {
        CustomerExplanation account = hub.reports().explaining().customer(new SourceKey("erp", "3"));
        assertThat(account.contacts()).hasSize(ExplainLinks.MAX_CONTACTS);
        assertThat(account.contactCount()).isEqualTo(all);
    }

    private void takeRecordsOfOneCustomer(Hub hub, int from, int to) throws IOException {
        StringBuilder rows = new StringBuilder("id,name,tax_id,phone\n");
        for (int id = from; id <= to; id++) {
            rows.append(id).append(",杭州砚池化工有限公司,91330100MA480LXU47,0571-55504640\n");
        }
        hub.takeIn().file("erp", Files.writeString(home.resolve("customers" + to + ".csv"), rows), done -> {});
    }

    private void takeContacts(Hub hub, int from, int to) throws IOException {
        StringBuilder rows = new StringBuilder("id,first,last,account\n");
        for (int id = from; id <= to; id++) {
            rows.append("P" + id + ",Given" + id + ",Family" + id + ",91320500MA9NGUDKXK\n");
        }
        hub.takeIn().file("crm", Files.writeString(home.resolve("contacts" + to + ".csv"), rows), done -> {});
    }

    private Hub hub() {
        return new Hub(config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), null));
    }
}
