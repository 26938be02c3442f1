package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.cleanse.Cleansed.Clean;
import io.tierhub.cleanse.Cleansed.Refused;
import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanserTest {
    private static final Position AT = new Position("f.csv", 7);
    private static final OwnerRef OWNER = new OwnerRef(OwnerRef.By.KEY, " C1 ");
    private final Cleanser cleanser = new Cleanser(CleanseRules.defaults());

    @Test
    void aCompanyIsStandardised() {
        CleanRecord clean = customer(
                "name", " 上海申华  有限公司 ",
                "tax_id", "91350100 m000100y43",
                "phones", "021-52345678/138 0013 8000",
                "emails", "INFO@Shenhua.example",
                "website", "http://www.shenhua.example/",
                "country", "中国",
                "industry", "n/a",
                "annual_revenue", "1.2亿",
                "attributes.sales_area", "华东",
                "created_at", "2025/12/31",
                "updated_at", "2025-12-31T23:59:59",
                "deleted", "否");
        assertThat(clean.key()).isEqualTo(new SourceKey("erp", "C1"));
        assertThat(clean.type()).isEqualTo(PartyType.ORGANIZATION);
        assertThat(clean.first("name")).isEqualTo("上海申华 有限公司");
        assertThat(clean.first("tax_id")).isEqualTo("91350100M000100Y43");
        assertThat(clean.all("phones")).containsExactly("+862152345678", "+8613800138000");
        assertThat(clean.all("emails")).containsExactly("info@shenhua.example");
        assertThat(clean.first("country")).isEqualTo("CN");
        assertThat(clean.first("industry")).isNull();
        assertThat(clean.first("annual_revenue")).isEqualTo("120000000");
        assertThat(clean.first("attributes.sales_area")).isEqualTo("华东");
        assertThat(clean.createdAt()).isEqualTo(1767110400000L);
        assertThat(clean.updatedAt()).isEqualTo(1767196799000L);
        assertThat(clean.deleted()).isFalse();
        assertThat(clean.warnings()).isEmpty();
    }

    @Test
    void whatIsWrongWithACustomerIsAWarning() {
        CleanRecord clean = customer(
                "given_name", "Anna",
                "family_name", "Berg",
                "birth_date", "1990-02-30",
                "phones", "call me",
                "emails", "a@b",
                "tax_id", "91350100M000100Y44",
                "country", "Atlantis",
                "employees", "many",
                "arr", "USD 5",
                "updated_at", "03/04/2026",
                "deleted", "perhaps");
        assertThat(clean.type()).isEqualTo(PartyType.PERSON);
        assertThat(clean.first("name")).isEqualTo("Anna Berg");
        assertThat(clean.first("tax_id")).isEqualTo("91350100M000100Y44");
        assertThat(clean.first("country")).isEqualTo("Atlantis");
        assertThat(clean.first("birth_date")).isNull();
        assertThat(clean.updatedAt()).isZero();
        assertThat(clean.warnings())
                .containsExactlyInAnyOrder(
                        "BIRTH_DATE_INVALID",
                        "PHONE_INVALID",
                        "EMAIL_INVALID",
                        "TAX_ID_CHECK",
                        "COUNTRY_UNKNOWN",
                        "NUMBER_INVALID",
                        "CURRENCY_IGNORED",
                        "UPDATED_AT_INVALID",
                        "DELETED_UNKNOWN");
    }

    @Test
    void codesThatAreNumbersWithAnExponentAreFlaggedAndNotRebuilt() {
        CleanRecord clean = customer(
                "name", "Acme 1.5E+10",
                "phones", "1.38E+10",
                "phones", "13800138000",
                "tax_id", "9.14403E+17",
                "arr", "1.2E+05");
        assertThat(clean.first("phones")).isEqualTo("+8613800138000");
        assertThat(clean.first("tax_id")).isNull();
        assertThat(clean.first("arr")).isEqualTo("120000");
        assertThat(clean.warnings()).containsExactly("DIGITS_LOST");
    }

    @Test
    void aCustomerWithNothingButAKeyIsFine() {
        assertThat(customer().values()).isEmpty();
        assertThat(customer().warnings()).isEmpty();
        assertThat(refused(cleanser.customer(source(Entity.CUSTOMERS, " ", null, List.of()))))
                .startsWith("MISSING_KEY:");
    }

    @Test
    void theTypeIsDecidedPerRecordWhereItIsNotSaid() {
        assertThat(customer("name", "张三").type()).isEqualTo(PartyType.PERSON);
        assertThat(customer("name", "Acme Ltd").type()).isEqualTo(PartyType.ORGANIZATION);
        assertThat(customer("name", "Acme", "tax_id", "DE123456789").type()).isEqualTo(PartyType.ORGANIZATION);
        assertThat(customer("family_name", "waller", "tax_id", "6988048").type())
                .isEqualTo(PartyType.PERSON);
        assertThat(customer("name", "Acme Ltd", "type", "个人").type()).isEqualTo(PartyType.PERSON);
        assertThat(customer("name", "Azure Interior", "type", "True").type()).isEqualTo(PartyType.ORGANIZATION);
        assertThat(customer("name", "Li", "type", "Q").warnings()).containsExactly("TYPE_UNKNOWN");
    }

    @Test
    void anOrderIsNetOfTaxAndOnItsDay() {
        CleanFact order = order(
                "placed_at", "2026-06-29T16:30:00Z",
                "amount", "¥1,130.00",
                "tax", "130",
                "status", "paid",
                "refund_of", "O-0",
                "category", "pumps");
        assertThat(order.key()).isEqualTo("O1");
        assertThat(order.owner()).isEqualTo(new OwnerRef(OwnerRef.By.KEY, "C1"));
        assertThat(order.day()).isEqualTo(20634);
        assertThat(order.amountMicros()).isEqualTo(1_000_000_000L);
        assertThat(order.kind()).isEqualTo("PAID");
        assertThat(order.currency()).isEqualTo("CNY");
        assertThat(order.refundOf()).isEqualTo("O-0");
        assertThat(order.values()).containsExactly(new FieldValue("tax", "130"), new FieldValue("category", "pumps"));
    }

    @Test
    void theCurrencyIsSaidByColumnSignOrDefault() {
        assertThat(order("placed_at", "2026-01-01", "amount", "5").currency()).isEqualTo("CNY");
        assertThat(order("placed_at", "2026-01-01", "amount", "€5").currency()).isEqualTo("EUR");
        assertThat(order("placed_at", "2026-01-01", "amount", "$5", "currency", "hkd")
                        .currency())
                .isEqualTo("HKD");
        CleanFact conflict = order("placed_at", "2026-01-01", "amount", "€5", "currency", "RMB");
        assertThat(conflict.currency()).isEqualTo("CNY");
        assertThat(conflict.warnings()).containsExactly("CURRENCY_CONFLICT");
        assertThat(order("placed_at", "2026-01-01", "amount", "5", "currency", "XQQ")
                        .warnings())
                .containsExactly("CURRENCY_UNKNOWN");
    }

    @Test
    void aFactWithoutDayAmountOrCustomerIsRefused() {
        assertThat(refusedOrder("amount", "5")).startsWith("MISSING_DATE:");
        assertThat(refusedOrder("placed_at", "0000-00-00", "amount", "5")).startsWith("MISSING_DATE:");
        assertThat(refusedOrder("placed_at", "2026-02-30", "amount", "5")).startsWith("BAD_DATE:");
        assertThat(refusedOrder("placed_at", "2026-02", "amount", "5")).startsWith("BAD_DATE:");
        assertThat(refusedOrder("placed_at", "03/04/2026", "amount", "5"))
                .startsWith("AMBIGUOUS_DATE:")
                .contains("day_first");
        assertThat(refusedOrder("placed_at", "2026-02-01")).startsWith("BAD_AMOUNT:");
        assertThat(refusedOrder("placed_at", "2026-02-01", "amount", "NaN")).startsWith("BAD_AMOUNT:");
        assertThat(refusedOrder("placed_at", "2026-02-01", "amount", "1e99")).startsWith("AMOUNT_TOO_LARGE:");
        assertThat(refused(cleanser.fact(source(Entity.ORDERS, "O1", null, List.of()), 0)))
                .startsWith("MISSING_CUSTOMER:");
        OwnerRef mail = new OwnerRef(OwnerRef.By.EMAIL, "nobody");
        assertThat(refused(cleanser.fact(source(Entity.ORDERS, "O1", mail, List.of()), 0)))
                .startsWith("MISSING_CUSTOMER:");
    }

    @Test
    void aRejectionNamesPlaceFieldAndValue() {
        var refused = (Refused<CleanFact>) cleanser.fact(
                source(Entity.ORDERS, "O1", OWNER, fields("placed_at", "x".repeat(300), "amount", "5")), 0);
        assertThat(refused.rejection().at()).isEqualTo(AT);
        assertThat(refused.rejection().column()).isEqualTo("placed_at");
        assertThat(refused.rejection().value()).hasSize(200);
    }

    @Test
    void aFactWithoutAKeyIsNamedByContentAndOccurrence() {
        SourceRecord call = source(Entity.INTERACTIONS, null, OWNER, fields("at", "2026-01-01", "value", "2.5"));
        CleanFact fact = ((Clean<CleanFact>) cleanser.fact(call, 2)).value();
        assertThat(fact.key()).isEqualTo("#abcdef-2");
        assertThat(fact.kind()).isEqualTo("INTERACTION");
        assertThat(fact.amountMicros()).isEqualTo(2_500_000);
    }

    @Test
    void aTicketKeepsItsClosingTime() {
        SourceRecord row = source(
                Entity.TICKETS,
                "T1",
                new OwnerRef(OwnerRef.By.EMAIL, "A+x@B.example"),
                fields("opened_at", "2026-01-01 08:00", "closed_at", "2026-01-02 08:00", "satisfaction", "good"));
        CleanFact ticket = ((Clean<CleanFact>) cleanser.fact(row, 0)).value();
        assertThat(ticket.owner().value()).isEqualTo("a@b.example");
        assertThat(ticket.kind()).isEqualTo("OPEN");
        assertThat(ticket.currency()).isNull();
        assertThat(ticket.values())
                .containsExactly(
                        new FieldValue("closed_at", "2026-01-02T00:00:00Z"), new FieldValue("satisfaction", "good"));
        assertThat(ticket.warnings()).containsExactly("NUMBER_INVALID");
    }

    @Test
    void randomTextsCleanseToThemselves() {
        long seed = 5L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(Samples.text(random));
        }
        holdIdempotent(texts);
    }

    @Test
    void naughtyStringsNeverThrowAndCleanseToThemselves() throws IOException {
        holdIdempotent(Samples.naughty());
    }

    private void holdIdempotent(List<String> texts) {
        for (String text : texts) {
            List<FieldValue> raw = new ArrayList<>();
            for (String field : List.of(
                    "name",
                    "given_name",
                    "birth_date",
                    "gender",
                    "phones",
                    "emails",
                    "website",
                    "tax_id",
                    "street",
                    "country",
                    "postcode",
                    "arr",
                    "attributes.x",
                    "updated_at",
                    "deleted",
                    "type")) {
                raw.add(new FieldValue(field, text));
            }
            CleanRecord once = clean(raw);
            CleanRecord twice = clean(once.values());
            assertThat(twice.values()).as(Samples.escaped(text)).isEqualTo(once.values());
            cleanser.fact(
                    source(
                            Entity.ORDERS,
                            "O",
                            OWNER,
                            List.of(
                                    new FieldValue("placed_at", text),
                                    new FieldValue("amount", text),
                                    new FieldValue("currency", text))),
                    0);
            CompanyName.parse(text);
            AddressParts.parse(text);
            Pinyin.initials(text);
        }
    }

    @Test
    void rulesRefuseWhatIsNoCode() {
        ZoneId zone = ZoneId.of("UTC");
        assertThatThrownBy(() -> new CleanseRules(zone, "China", "CNY", null)).hasMessageContaining("write CN");
        assertThatThrownBy(() -> new CleanseRules(zone, "CN", "RMB", null)).hasMessageContaining("write CNY");
    }

    private CleanRecord customer(String... pairs) {
        return clean(fields(pairs));
    }

    private CleanRecord clean(List<FieldValue> fields) {
        return ((Clean<CleanRecord>) cleanser.customer(source(Entity.CUSTOMERS, "C1 ", null, fields))).value();
    }

    private CleanFact order(String... pairs) {
        return ((Clean<CleanFact>) cleanser.fact(source(Entity.ORDERS, "O1", OWNER, fields(pairs)), 0)).value();
    }

    private String refusedOrder(String... pairs) {
        return refused(cleanser.fact(source(Entity.ORDERS, "O1", OWNER, fields(pairs)), 0));
    }

    private static String refused(Cleansed<?> cleansed) {
        return ((Refused<?>) cleansed).rejection().reason();
    }

    private static SourceRecord source(
            Entity entity, @Nullable String key, @Nullable OwnerRef owner, List<FieldValue> values) {
        return new SourceRecord("erp", entity, AT, key, owner, values, 0xabcdefL);
    }

    private static List<FieldValue> fields(String... pairs) {
        List<FieldValue> fields = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(new FieldValue(pairs[i], pairs[i + 1]));
        }
        return fields;
    }
}
