package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventBodyTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final long AT = Instant.parse("2026-06-29T17:05:00.987Z").toEpochMilli();

    @Test
    void theBodyIsTheContractsExampleToTheByte() {
        assertThat(text(change(81.25), Tier.B, SHANGHAI))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"tc_01\",\"source\":\"tierhub\","
                        + "\"type\":\"customer.tier.changed\",\"time\":\"2026-06-30T01:05:00+08:00\","
                        + "\"subject\":\"M000123\",\"data\":{\"sequence\":7,"
                        + "\"customer\":{\"id\":\"M000123\",\"external\":{\"erp\":\"C0001\",\"zendesk\":\"381\"}},"
                        + "\"tier\":{\"from\":\"B\",\"to\":\"A\",\"since\":\"2026-06-30\",\"provisional\":false,"
                        + "\"source\":\"policy\"},\"score\":81.25,\"ruleset\":\"2026Q3@sha256:ab\","
                        + "\"asOf\":\"2026-06-30\",\"reasons\":[{\"code\":\"RFM\",\"points\":35.97,"
                        + "\"zh\":\"近30天复购\",\"en\":\"bought again within 30 days\"}]}}");
    }

    @Test
    void aFirstTierComesFromNullAndNoScoreIsNull() {
        assertThat(text(change(null), null, SHANGHAI)).contains("\"tier\":{\"from\":null,", "\"score\":null,");
    }

    @Test
    void numbersAreWrittenWithoutExponent() {
        assertThat(EventData.of(change(80.0))).contains("\"score\":80,");
        assertThat(EventData.of(change(0.0001))).contains("\"score\":0.0001,");
        assertThat(EventData.of(change(0.0))).contains("\"score\":0,");
        assertThat(text(change(100.0), Tier.A, SHANGHAI)).contains("\"score\":100,");
    }

    @Test
    void stageAndTagsAreToldWhereThereAreAny() throws Exception {
        TierChange plain = change(1.0);
        TierChange tagged = new TierChange(
                plain.customer(),
                plain.external(),
                plain.to(),
                plain.since(),
                plain.provisional(),
                plain.source(),
                plain.score(),
                plain.ruleset(),
                plain.asOf(),
                plain.reasons(),
                "MATURE",
                List.of("high_value", "new"));
        var json = new ObjectMapper().readTree(body(tagged, null).bytes(SHANGHAI));
        assertThat(json.at("/data/stage").asText()).isEqualTo("MATURE");
        assertThat(json.at("/data/tags").toString()).isEqualTo("[\"high_value\",\"new\"]");
        var without = new ObjectMapper().readTree(body(plain, null).bytes(SHANGHAI));
        assertThat(without.at("/data").has("stage")).isFalse();
        assertThat(without.at("/data").has("tags")).isFalse();
    }

    @Test
    void utcIsWrittenAsZ() {
        assertThat(text(change(1.0), null, ZoneId.of("UTC"))).contains("\"time\":\"2026-06-29T17:05:00Z\"");
    }

    @Test
    void hostileTextStaysDataAndTheInjectedFieldsStandOnlyWhereTheyBelong() throws Exception {
        TierChange hostile = new TierChange(
                new CustomerId(1),
                new TreeMap<>(java.util.Map.of("tier", "\"},{\"", "data", "\u0000\u2028𝒳\n")),
                Tier.C,
                DAY,
                true,
                "policy",
                1.5,
                "r@sha256:x",
                DAY,
                List.of(new Reason("tier", 1, new Bilingual("\"tier\":{", "{}"))));

        var json = new ObjectMapper().readTree(body(hostile, Tier.D).bytes(SHANGHAI));

        assertThat(json.at("/data/customer/external/tier").asText()).isEqualTo("\"},{\"");
        assertThat(json.at("/data/customer/external/data").asText()).isEqualTo("\u0000\u2028𝒳\n");
        assertThat(json.at("/data/customer/external").size()).isEqualTo(2);
        assertThat(json.at("/data/tier/from").asText()).isEqualTo("D");
        assertThat(json.at("/data/reasons/0").size()).isEqualTo(4);
    }

    @Test
    void ofEachSystemTheSmallestKeyIsShownInAnyOrderOfArrival() {
        List<SourceKey> keys =
                List.of(new SourceKey("zendesk", "9"), new SourceKey("erp", "C2"), new SourceKey("erp", "C1"));

        assertThat(TierChange.smallestKeys(keys)).hasToString("{erp=C1, zendesk=9}");
        assertThat(TierChange.smallestKeys(List.of(keys.get(2), keys.get(1), keys.get(0))))
                .isEqualTo(TierChange.smallestKeys(keys));
    }

    @Test
    void theTierThatARowTellsIsRead() {
        assertThat(EventData.tier(EventData.of(change(1.0)))).isEqualTo(Tier.A);
        assertThat(EventData.tier("{\"to\":\"B\",\"customer\":{\"tier\":{\"to\":\"C\"}}}"))
                .isNull();
    }

    private static String text(TierChange change, @Nullable Tier from, ZoneId zone) {
        return new String(body(change, from).bytes(zone), StandardCharsets.UTF_8);
    }

    private static EventBody body(TierChange change, @Nullable Tier from) {
        return new EventBody("tc_01", TierChange.TYPE, AT, change.customer(), 7, from, EventData.of(change));
    }

    private static TierChange change(@Nullable Double score) {
        return new TierChange(
                new CustomerId(123),
                TierChange.smallestKeys(List.of(new SourceKey("zendesk", "381"), new SourceKey("erp", "C0001"))),
                Tier.A,
                DAY,
                false,
                "policy",
                score,
                "2026Q3@sha256:ab",
                DAY,
                List.of(new Reason("RFM", 35.97, new Bilingual("近30天复购", "bought again within 30 days"))));
    }
}
