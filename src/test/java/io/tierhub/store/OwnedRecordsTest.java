package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.master.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers 10 and 20 are accounts, with records 1 and 2; customer 30 is a contact of both. */
class OwnedRecordsTest extends StoreFixture {
    private void contactOfTwoAccounts(Standing standing) {
        CustomerRow row = Samples.customer(30);
        CustomerRow contact = new CustomerRow(30, row.type(), row.name(), row.golden(), standing, 1);
        write(tx -> {
            tx.sources()
                    .insert(List.of(
                            Samples.source(1, "a", 10),
                            Samples.source(2, "b", 20),
                            Samples.source(3, "c", 30),
                            Samples.source(4, "d", 30),
                            Samples.source(5, "e", 30)));
            tx.customers().insert(List.of(Samples.customer(10), Samples.customer(20), contact));
        });
        write(tx -> tx.sources().setAccount(new int[] {3, 4}, new int[] {2, 1}));
    }

    private Map<Integer, Long> owned(long... customers) {
        return map(tx -> tx.ownedRecords().of(customers));
    }

    @Test
    void aRecordThatNamesNoAccountFollowsTheFirstOfTheContactsRecordsThatDoes() {
        contactOfTwoAccounts(Standing.CONTACT);
        assertThat(owned(10)).isEqualTo(Map.of(1, 10L, 4, 10L));
        assertThat(owned(20)).isEqualTo(Map.of(2, 20L, 3, 20L, 5, 20L));
        assertThat(owned(10, 20)).isEqualTo(Map.of(1, 10L, 4, 10L, 2, 20L, 3, 20L, 5, 20L));
    }

    @Test
    void aCustomerWhoIsMoreThanAContactKeepsTheRecordThatNamesNoAccount() {
        contactOfTwoAccounts(Standing.GRADED);
        assertThat(owned(20)).isEqualTo(Map.of(2, 20L, 3, 20L));
        assertThat(owned(30)).isEqualTo(Map.of(5, 30L));
    }
}
