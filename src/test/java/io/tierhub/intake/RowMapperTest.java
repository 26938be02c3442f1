package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMapperTest {
    @TempDir
    Path folder;

    private List<String> warnings = List.of();

    @Test
    void aRowBecomesItsMappedFieldsInTheOrderOfTheMapping() throws IOException {
        List<Mapped> rows = map(
                "cust_no,客户名称,tel,mobile,area,city\n C1 ,甲, 021-1 ,138,华东,\n",
                Entity.CUSTOMERS,
                customers(fields(
                        "type", Map.of("const", "organization"),
                        "name", List.of("cust_name", "客户名称"),
                        "phones", List.of("tel", "mobile"),
                        "city", "city",
                        "attributes", Map.of("sales_area", "area"))));
        SourceRecord record = taken(rows.get(0));
        assertThat(record.key()).isEqualTo("C1");
        assertThat(record.owner()).isNull();
        assertThat(record.at()).isEqualTo(new Position("t.csv", 2));
        assertThat(record.values())
                .containsExactly(
                        new FieldValue("type", "organization"),
                        new FieldValue("name", "甲"),
                        new FieldValue("phones", "021-1"),
                        new FieldValue("phones", "138"),
                        new FieldValue("attributes.sales_area", "华东"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aliasesAreTriedInOrderAndFoldedByCaseWidthAndSpace() throws IOException {
        SourceRecord record = taken(map(
                        "CUST_NO,ＮＡＭＥ ,other\n1,a,b\n",
                        Entity.CUSTOMERS,
                        customers(fields("name", List.of("missing", "name", "other"))))
                .get(0));
        assertThat(record.first("name")).isEqualTo("a");
    }

    @Test
    void cellsAreTrimmedOfWhatNobodySeesAndOtherwiseRaw() throws IOException {
        List<Mapped> rows = map(
                "cust_no,name\n\uFEFF000123\u200B,\u00A0a\u202Eb \u3000\n2,'=SUM(1)\n3,'quoted\n4,-5\n5,'＝x\n",
                Entity.CUSTOMERS,
                customers(fields("name", "name")));
        assertThat(taken(rows.get(0)).key()).isEqualTo("000123");
        assertThat(taken(rows.get(0)).first("name")).isEqualTo("a\u202Eb");
        assertThat(taken(rows.get(1)).first("name")).isEqualTo("=SUM(1)");
        assertThat(taken(rows.get(2)).first("name")).isEqualTo("'quoted");
        assertThat(taken(rows.get(3)).first("name")).isEqualTo("-5");
        assertThat(taken(rows.get(4)).first("name")).isEqualTo("＝x");
    }

    @Test
    void aRowWithoutKeyIsRefusedAndAContinuationSaysSo() throws IOException {
        List<Mapped> rows = map(
                "cust_no,name,city,tag\n1,a,x,g\n,,,Retail\n ,b,y,h\n",
                Entity.CUSTOMERS,
                customers(fields("name", "name")));
        assertThat(refused(rows.get(1)).reason()).startsWith("CONTINUATION_ROW: ");
        assertThat(refused(rows.get(2)).reason()).startsWith("MISSING_KEY: ");
        assertThat(refused(rows.get(2)).column()).isEqualTo("cust_no");
        assertThat(refused(rows.get(2)).at().line()).isEqualTo(4);
        assertThat(refused(rows.get(2)).value()).isEqualTo(" ,b,y,h");
    }

    @Test
    void aFaultOfTheReaderPassesThrough() throws IOException {
        List<Mapped> rows = map("cust_no,name\n1,a,b\n", Entity.CUSTOMERS, customers(fields("name", "name")));
        assertThat(refused(rows.get(0)).reason()).startsWith("RAGGED_ROW: ");
    }

    @Test
    void factsNameTheirCustomerByKeyMailOrPhone() throws IOException {
        EntityMapping byKey =
                facts(Columns.of("no"), CustomerRef.of("cust"), fields("placed_at", "day", "amount", "sum"));
        List<Mapped> rows =
                map("no,cust,day,sum\nO1,C1,2026-01-01,5\nO2,,2026-01-01,5\n,C1,x,1\n", Entity.ORDERS, byKey);
        assertThat(taken(rows.get(0)).owner()).isEqualTo(new OwnerRef(OwnerRef.By.KEY, "C1"));
        assertThat(refused(rows.get(1)).reason()).startsWith("MISSING_CUSTOMER: ");
        assertThat(refused(rows.get(2)).reason()).startsWith("MISSING_KEY: ");
        EntityMapping byMail = facts(
                null, new CustomerRef(null, Columns.of("mail"), null), fields("placed_at", "day", "amount", "sum"));
        SourceRecord record = taken(map("mail,day,sum\na@x.example,2026-01-01,5\n", Entity.ORDERS, byMail)
                .get(0));
        assertThat(record.owner()).isEqualTo(new OwnerRef(OwnerRef.By.EMAIL, "a@x.example"));
        assertThat(record.key()).isNull();
    }

    @Test
    void equalContentHasAnEqualHashWhateverTheOrderOfColumnsAndMapping() throws IOException {
        EntityMapping one = facts(null, CustomerRef.of("c"), fields("placed_at", "d", "amount", "s"));
        EntityMapping two = facts(null, CustomerRef.of("c"), fields("amount", "s", "placed_at", "d"));
        long first = taken(map("c,d,s\nC1,2026-01-01,5\n", Entity.ORDERS, one).get(0))
                .contentHash();
        assertThat(taken(map("s,d,c\n 5,2026-01-01,C1\n", Entity.ORDERS, two).get(0))
                        .contentHash())
                .isEqualTo(first);
        for (String other : List.of("C2,2026-01-01,5", "C1,2026-01-02,5", "C1,5,2026-01-01", "C1,2026-01-01,")) {
            assertThat(taken(map("c,d,s\n" + other + "\n", Entity.ORDERS, one).get(0))
                            .contentHash())
                    .as(other)
                    .isNotEqualTo(first);
        }
    }

    @Test
    void valuesAreTranslatedAndUnknownOnesPassAndAreCounted() throws IOException {
        EntityMapping mapping = facts(
                Columns.of("no"),
                CustomerRef.of("c"),
                fields("status", Map.of("column", "s", "values", Map.of("已完成", "COMPLETED", true, "YES"))));
        List<Mapped> rows = map("no,c,s\n1,C,已完成\n2,C,odd\n3,C,true\n4,C,odd\n", Entity.ORDERS, mapping);
        assertThat(rows).extracting(r -> taken(r).first("status")).containsExactly("COMPLETED", "odd", "YES", "odd");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).startsWith("UNKNOWN_VALUE: status 'odd'").contains("2 rows");
    }

    @Test
    void aMissingRequiredColumnRefusesTheFileWithTheNearestGuess() {
        EntityMapping customers = customers(fields("name", "name", "city", "city"));
        assertThatThrownBy(() -> map("custno,name\n1,a\n", Entity.CUSTOMERS, customers))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("cust_no")
                .hasMessageContaining("custno, name")
                .hasMessageContaining("the nearest is custno");
        assertThatThrownBy(() -> map("cust_no,x\n1,a\n", Entity.CUSTOMERS, customers))
                .hasMessageContaining("name or city");
        EntityMapping orders = facts(null, CustomerRef.of("c"), fields("placed_at", "d", "amount", "s"));
        assertThatThrownBy(() -> map("c,d\n1,2\n", Entity.ORDERS, orders))
                .hasMessageContaining("amount is read from s");
        assertThatThrownBy(() -> map("d,s\n1,2\n", Entity.ORDERS, orders))
                .hasMessageContaining("customer is read from c");
        assertThatThrownBy(() -> map("", Entity.CUSTOMERS, customers)).hasMessageContaining("EMPTY_FILE");
    }

    @Test
    void aMissingOptionalColumnIsAWarning() throws IOException {
        map(
                "cust_no,name\n1,a\n",
                Entity.CUSTOMERS,
                customers(fields("name", "name", "city", List.of("city", "town"))));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).startsWith("MISSING_COLUMN: city is read from city or town");
    }

    @Test
    void aFactMayCarryItsItemsAsOneCellOrByParts() throws IOException {
        EntityMapping parts =
                facts(Columns.of("no"), CustomerRef.of("c"), fields("items", Map.of("sku", "s", "quantity", "q")));
        assertThat(taken(map("no,c,s,q\n1,C,A,2\n", Entity.ORDERS, parts).get(0))
                        .values())
                .containsExactlyInAnyOrder(new FieldValue("items.sku", "A"), new FieldValue("items.quantity", "2"));
    }

    private List<Mapped> map(String text, Entity entity, EntityMapping mapping) throws IOException {
        Path file = Reads.write(folder, "t.csv", text);
        try (Table table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected())) {
            RowMapper mapper = new RowMapper("erp", entity, mapping, table);
            List<Mapped> rows = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                rows.add(mapper.map(row));
            }
            warnings = mapper.warnings();
            return rows;
        }
    }

    private static SourceRecord taken(Mapped row) {
        assertThat(row).isInstanceOf(Mapped.Taken.class);
        return ((Mapped.Taken) row).source();
    }

    private static Rejection refused(Mapped row) {
        assertThat(row).isInstanceOf(Mapped.Refused.class);
        return ((Mapped.Refused) row).why();
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static EntityMapping customers(Map<String, Object> map) {
        return mapping(Columns.of("cust_no"), null, map);
    }

    static EntityMapping facts(@Nullable Columns key, CustomerRef customer, Map<String, Object> map) {
        return mapping(key, customer, map);
    }

    private static EntityMapping mapping(@Nullable Columns key, @Nullable CustomerRef owner, Map<String, Object> map) {
        return new EntityMapping(
                "x*",
                key,
                owner,
                EntityMapping.UnknownCustomer.WAIT,
                EntityMapping.Mode.UPSERT,
                Tolerance.ANY,
                FieldMap.of(map),
                null,
                null);
    }
}
