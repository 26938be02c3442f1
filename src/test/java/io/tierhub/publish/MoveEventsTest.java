package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MoveEventsTest {
    private static final TreeMap<String, String> EXTERNAL = new TreeMap<>(Map.of("erp", "C1", "desk", "9"));

    @Test
    void aMergeNamesWhatRemainsAndAllThatStandsForIt() {
        CustomersMerged merged =
                new CustomersMerged(new CustomerId(1), EXTERNAL, List.of(new CustomerId(7), new CustomerId(9)));
        assertThat(body(CustomersMerged.TYPE, merged.data()))
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"tc_01\",\"source\":\"tierhub\",\"type\":\"customer.merged\","
                                + "\"time\":\"1970-01-01T00:00:00Z\",\"subject\":\"M000001\",\"data\":{\"sequence\":3,"
                                + "\"customer\":{\"id\":\"M000001\",\"external\":{\"desk\":\"9\",\"erp\":\"C1\"}},"
                                + "\"absorbed\":[\"M000007\",\"M000009\"]}}");
        assertThat(EventData.tier(merged.data()))
                .as("no tier is acknowledged by it")
                .isNull();
    }

    @Test
    void aSplitNamesWhatStaysAndWhichKeysWentWhere() {
        CustomerSplit split = new CustomerSplit(
                new CustomerId(1),
                EXTERNAL,
                List.of(new CustomerSplit.Part(new CustomerId(12), List.of(new SourceKey("crm", "a\"b")))));
        assertThat(body(CustomerSplit.TYPE, split.data()))
                .endsWith(
                        "\"data\":{\"sequence\":3,\"customer\":{\"id\":\"M000001\",\"external\":{\"desk\":\"9\",\"erp\":\"C1\"}},"
                                + "\"parts\":[{\"id\":\"M000012\",\"keys\":[{\"system\":\"crm\",\"key\":\"a\\\"b\"}]}]}}");
    }

    @Test
    void otherExternalKeysLeaveAllElseAsItWas() {
        String data = "{\"customer\":{\"id\":\"M1\",\"external\":{\"erp\":\"C1\",\"external\":\"x\"}},"
                + "\"score\":81.250,\"external\":{\"a\":1},\"reasons\":[{\"external\":2}]}";
        assertThat(EventData.withExternal(data, new TreeMap<>(Map.of("desk", "9"))))
                .isEqualTo("{\"customer\":{\"id\":\"M1\",\"external\":{\"desk\":\"9\"}},"
                        + "\"score\":81.250,\"external\":{\"a\":1},\"reasons\":[{\"external\":2}]}");
    }

    private static String body(String type, String data) {
        EventBody body = new EventBody("tc_01", type, 0, new CustomerId(1), 3, null, data);
        return new String(body.bytes(ZoneId.of("UTC")), StandardCharsets.UTF_8);
    }
}
