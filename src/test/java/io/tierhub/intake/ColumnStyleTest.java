package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnStyleTest {
    @TempDir
    Path folder;

    private List<String> warnings = List.of();

    @Test
    void oneDayBeyondTwelveProvesTheOrderOfItsColumnAlone() throws IOException {
        List<String> dates =
                orders("no;c;d;v\n1;C;03/04/2026;1\n2;C;25/03/2026 15:30;1\n3;C;3-4-2026 8:00;1\n", "placed_at");
        assertThat(dates).containsExactly("2026-04-03", "2026-03-25 15:30", "2026-04-03 8:00");
        assertThat(warnings).singleElement().asString().startsWith("DATE_ORDER: dates are read day first");
        assertThat(orders("no,c,d,v\n1,C,03/04/2026,1\n2,C,03/25/2026,1\n", "placed_at"))
                .containsExactly("2026-03-04", "2026-03-25");
    }

    @Test
    void datesThatNothingProvesOrThatContradictEachOtherStayAsTheyAre() throws IOException {
        assertThat(orders("no,c,d,v\n1,C,03/04/2026,1\n2,C,05/06/2026,1\n", "placed_at"))
                .containsExactly("03/04/2026", "05/06/2026");
        assertThat(orders("no,c,d,v\n1,C,03/04/2026,1\n2,C,25/06/2026,1\n3,C,06/25/2026,1\n", "placed_at"))
                .containsExactly("03/04/2026", "25/06/2026", "06/25/2026");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aDecimalCommaProvenByOthersMakesThousandsOfAPoint() throws IOException {
        assertThat(orders("no;c;d;v\n1;C;2026-01-01;1.234\n2;C;2026-01-01;12,50\n3;C;2026-01-01;0,125 €\n", "amount"))
                .containsExactly("1234", "12,50", "0.125 €");
        assertThat(warnings).singleElement().asString().startsWith("DECIMAL_COMMA");
        assertThat(orders("no;c;d;v\n1;C;2026-01-01;1.234\n2;C;2026-01-01;12.50\n3;C;2026-01-01;1,234.5\n", "amount"))
                .containsExactly("1.234", "12.50", "1,234.5");
        assertThat(orders("no;c;d;v\n1;C;2026-01-01;1.234\n2;C;2026-01-01;1.234.567\n", "amount"))
                .containsExactly("1234", "1.234.567");
    }

    @ParameterizedTest
    @CsvSource({"金额(万元), 12.5, 12.5万", "金额（单位：亿元）, (3), -3亿", "金额(千元), 8, 8千", "金额(万元), 5万, 5万", "金额(元), 5, 5"})
    void theUnitOfTheHeaderCountsInEachAmount(String header, String cell, String read) throws IOException {
        String text = "no,c,d," + header + "\n1,C,2026-01-01," + cell + "\n";
        assertThat(orders(text, "amount", header)).containsExactly(read);
    }

    @Test
    void evidenceComesFromTheFirstThousandRowsAlone() throws IOException {
        StringBuilder text = new StringBuilder("no,c,d,v\n");
        for (int i = 1; i <= ColumnEvidence.ROWS; i++) {
            text.append(i)
                    .append(",C,")
                    .append(i == ColumnEvidence.ROWS ? "25/03/2026" : "03/04/2026")
                    .append(",1\n");
        }
        assertThat(orders(text.toString(), "placed_at").get(0)).isEqualTo("2026-04-03");
        String later = text.toString().replace("no,c,d,v\n", "no,c,d,v\n0,C,03/04/2026,1\n");
        assertThat(orders(later, "placed_at").get(0)).isEqualTo("03/04/2026");
    }

    @Test
    void aKeyThatHasLostItsDigitsIsRefusedRatherThanSharedByThousands() throws IOException {
        EntityMapping mapping = RowMapperTest.customers(RowMapperTest.fields("name", "n"));
        Path file = Reads.write(folder, "keys.csv", "cust_no,n\n1.38E+10,a\n9.1E+17,b\n12E3,c\n1E5,d\n");
        try (Table table = Tables.open(file, FormatHints.NONE, Limits.DEFAULT)) {
            RowMapper mapper = new RowMapper("erp", Entity.CUSTOMERS, mapping, table);
            List<String> outcomes = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                Mapped mapped = mapper.map(row);
                outcomes.add(
                        mapped instanceof Mapped.Refused refused
                                ? refused.why().reason().substring(0, 11)
                                : ((Mapped.Taken) mapped).source().key());
            }
            assertThat(outcomes).containsExactly("DIGITS_LOST", "DIGITS_LOST", "12E3", "1E5");
        }
    }

    private List<String> orders(String text, String field) throws IOException {
        return orders(text, field, "v");
    }

    private List<String> orders(String text, String field, String amount) throws IOException {
        Map<String, Object> fields = RowMapperTest.fields("placed_at", "d", "amount", amount);
        EntityMapping mapping = RowMapperTest.facts(Columns.of("no"), CustomerRef.of("c"), fields);
        try (Table table = Tables.open(Reads.write(folder, "o.csv", text), FormatHints.NONE, Limits.DEFAULT)) {
            RowMapper mapper = new RowMapper("erp", Entity.ORDERS, mapping, table);
            List<String> values = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                values.add(
                        String.valueOf(((Mapped.Taken) mapper.map(row)).source().first(field)));
            }
            warnings = mapper.warnings();
            return values;
        }
    }
}
