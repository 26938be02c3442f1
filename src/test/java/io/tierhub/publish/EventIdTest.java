package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.CustomerId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final long AT = 1_782_781_500_000L;

    @Test
    void theSameRowHasTheSameIdentifierForEver() {
        assertThat(EventId.of("zendesk", new CustomerId(123), 7, AT)).isEqualTo("tc_01KWB0XPK0W5XSDQM132PXXE9J");
    }

    @Test
    void targetCustomerSequenceAndTimeEachTellEventsApart() {
        Set<String> ids = new HashSet<>();
        for (String target : new String[] {"erp", "zendesk"}) {
            for (long customer = 1; customer <= 50; customer++) {
                for (long sequence = 1; sequence <= 50; sequence++) {
                    ids.add(EventId.of(target, new CustomerId(customer), sequence, AT));
                    ids.add(EventId.of(target, new CustomerId(customer), sequence, AT + 1));
                }
            }
        }
        assertThat(ids).hasSize(2 * 50 * 50 * 2);
        assertThat(ids).allMatch(id -> id.matches("tc_[0-7][0-9A-HJKMNP-TV-Z]{25}"));
    }

    @Test
    void laterEventsSortLater() {
        assertThat(EventId.of("erp", new CustomerId(1), 1, AT + 1))
                .isGreaterThan(EventId.of("erp", new CustomerId(2), 2, AT));
    }
}
