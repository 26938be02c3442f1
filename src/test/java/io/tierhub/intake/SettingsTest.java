package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.vocabulary.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void aFieldIsWrittenInFourWays() {
        FieldMap map = FieldMap.of(RowMapperTest.fields(
                "name", "cust_name",
                "city", List.of("city", "town", 3),
                "type", Map.of("const", 1),
                "gender", Map.of("column", List.of("g"), "values", Map.of(1, "male"))));
        assertThat(map.entries())
                .extracting(FieldMap.Entry::from)
                .containsExactly(
                        FieldMapping.column(Columns.of("cust_name"), List.of()),
                        FieldMapping.column(Columns.of(List.of("city", "town", "3")), List.of()),
                        FieldMapping.constant("1"),
                        FieldMapping.column(Columns.of("g"), List.of(new Lookup(Map.of("1", "male"), null))));
    }

    @Test
    void keyedFieldsHoldNamedValues() {
        FieldMap map = FieldMap.of(RowMapperTest.fields(
                "identifiers",
                Map.of("duns", "d"),
                "account",
                Map.of("name", "company"),
                "attributes",
                Map.of("名", "c")));
        assertThat(map.entries())
                .extracting(FieldMap.Entry::path)
                .containsExactly("identifiers.duns", "account.name", "attributes.名");
    }

    @Test
    void aWrongMapSaysWhatWasMeant() {
        refused(RowMapperTest.fields("phnoes", "tel"), "unknown field 'phnoes'; did you mean phones?");
        refused(RowMapperTest.fields("account", Map.of("nmae", "x")), "did you mean name?");
        refused(RowMapperTest.fields("account", "company"), "account holds named values: write account: {key: column}");
        refused(RowMapperTest.fields("name", Map.of("colum", "x")), "did you mean column?");
        refused(RowMapperTest.fields("name", Map.of("const", "x", "column", "y")), "is a constant");
        refused(RowMapperTest.fields("name", Map.of("values", Map.of())), "needs a column name");
        refused(RowMapperTest.fields("name", List.of()), "a column needs a name");
        refused(RowMapperTest.fields("name", " "), "must not be blank");
        refused(RowMapperTest.fields("name", null), "needs a column name");
        refused(RowMapperTest.fields("name", Map.of("column", "x", "values", "y")), "name.values is a map");
        refused(RowMapperTest.fields("name", Arrays.asList("x", List.of())), "needs a column name");
    }

    @Test
    void aMappingSaysWhetherItFitsItsEntity() {
        EntityMapping customers = RowMapperTest.customers(RowMapperTest.fields("name", "n"));
        assertThat(customers.problem(Entity.CUSTOMERS)).isNull();
        assertThat(customers.problem(Entity.ORDERS)).contains("orders need customer");
        EntityMapping orders = RowMapperTest.facts(null, CustomerRef.of("c"), RowMapperTest.fields("placed_at", "d"));
        assertThat(orders.problem(Entity.ORDERS)).isNull();
        assertThat(orders.problem(Entity.TICKETS)).contains("unknown field of tickets 'placed_at'");
        assertThat(orders.problem(Entity.CUSTOMERS)).contains("customers need a key");
        EntityMapping both =
                RowMapperTest.facts(Columns.of("k"), CustomerRef.of("c"), RowMapperTest.fields("name", "n"));
        assertThat(both.problem(Entity.CUSTOMERS)).contains("leave out customer");
    }

    @Test
    void hintsAreCheckedWhereTheyAreWritten() {
        assertThatThrownBy(() -> new FormatHints("UFT-8", null, null, -1, null))
                .hasMessageContaining("unknown charset");
        assertThatThrownBy(() -> new FormatHints("no such", null, null, -1, null))
                .hasMessageContaining("unknown charset");
        assertThatThrownBy(() -> new FormatHints(null, ";;", null, -1, null)).hasMessageContaining("one character");
        assertThatThrownBy(() -> new FormatHints(null, null, "''", -1, null)).hasMessageContaining("one character");
        assertThatThrownBy(() -> new FormatHints(null, null, null, -2, null)).hasMessageContaining("header_row");
        assertThat(new FormatHints("GBK", "tab", "none", 0, "客户").headerRow()).isZero();
    }

    @Test
    void aFactNamesItsCustomerInOneWay() {
        assertThat(CustomerRef.of(List.of("a", "b")).columns().names()).containsExactly("a", "b");
        assertThatThrownBy(() -> new CustomerRef(null, null, null)).hasMessageContaining("exactly one way");
        assertThatThrownBy(() -> new CustomerRef(Columns.of("a"), Columns.of("b"), null))
                .hasMessageContaining("exactly one way");
    }

    private static void refused(Map<String, Object> yaml, String words) {
        assertThatThrownBy(() -> FieldMap.of(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
