package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlRecordsTest {
    @TempDir
    Path folder;

    @Test
    void attributesAndChildrenAreColumnsAndRepeatedOnesAreJoined() throws IOException {
        Reads.Read read = read("""
                <?xml version="1.0"?>
                <export at="2026-03-01"><head><system>erp</system></head><customers>
                  <customer id="7"><name>Berg &amp; Söhne</name><phone>1</phone><phone>2</phone>
                    <address kind="bill"><city>Köln</city></address></customer>
                  <customer id="8"><name><![CDATA[<Lind>]]></name><note/></customer>
                </customers></export>
                """);
        assertThat(read.header().names())
                .containsExactly("id", "name", "phone", "address.kind", "address.city", "note");
        assertThat(read.rows())
                .containsExactly(
                        List.of("7", "Berg & Söhne", "1;2", "bill", "Köln", ""),
                        List.of("8", "<Lind>", "", "", "", ""));
        assertThat(read.lines()).containsExactly(3L, 5L);
        assertThat(read.notes().dialect()).isEqualTo("records /export/customers/customer");
    }

    @Test
    void theRecordIsFoundInADocumentOfOneToo() throws IOException {
        assertThat(read("<r><page/><data><customer><id>1</id><name>x</name></customer></data></r>")
                        .rows())
                .hasSize(1);
        Reads.Read single =
                read("<customers><customer><id>1</id><phone>1</phone><phone>2</phone></customer></customers>");
        assertThat(single.header().names()).containsExactly("id", "phone");
        assertThat(read("<customers/>").rows()).isEmpty();
    }

    @Test
    void theMappingDecidesWhichElementIsTheRecord() throws IOException {
        String orders = "<r><customer><no>1</no><order><id>a</id></order><order><id>b</id></order></customer></r>";
        assertThat(read(orders).rows()).hasSize(2);
        ExpectedColumns customers = new ExpectedColumns(List.of("no"), List.of());
        Path file = Reads.write(folder, "orders.xml", orders);
        Reads.Read read = Reads.read(file, FormatHints.NONE, Limits.DEFAULT, customers);
        assertThat(read.rows()).containsExactly(List.of("1", "a;b"));
        FormatHints said = new FormatHints(null, null, null, -1, "customer", null);
        assertThat(Reads.read(file, said, Limits.DEFAULT, ExpectedColumns.NONE).rows())
                .hasSize(1);
        FormatHints wrong = new FormatHints(null, null, null, -1, "client", null);
        assertThatThrownBy(() -> Reads.read(file, wrong, Limits.DEFAULT, ExpectedColumns.NONE))
                .hasMessageContaining("NO_RECORDS");
    }

    @Test
    void theDocumentMayNameItsCharset() throws IOException {
        String text = "<?xml version=\"1.0\" encoding=\"GB2312\"?><r><c><n>镕</n></c><c><n>b</n></c></r>";
        Path file = Reads.write(folder, "gb.xml", text, Charset.forName("GB18030"));
        assertThat(Reads.read(file).rows()).contains(List.of("镕"));
        Path wide =
                Reads.write(folder, "wide.xml", "\uFEFF" + text.replace("GB2312", "UTF-16"), StandardCharsets.UTF_16LE);
        assertThat(Reads.read(wide).rows()).contains(List.of("镕"));
    }

    @Test
    void documentTypesAreRefusedBeforeAnyEntityIsRead() throws IOException {
        String outside = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><c><n>&x;</n></c></r>";
        assertThatThrownBy(() -> read(outside)).isInstanceOf(RefusedFile.class).hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> read("<r><c><n>&unknown;</n></c></r>")).isInstanceOf(RefusedFile.class);
    }

    @Test
    void exactlyAsDeepAsTheLimitIsReadAndOneLevelMoreIsNot() throws IOException {
        int levels = Limits.JSON_DEPTH;
        assertThat(read("<a>".repeat(levels) + "x" + "</a>".repeat(levels)).rows())
                .hasSize(1);
        assertThatThrownBy(() -> read("<a>".repeat(levels + 1) + "x" + "</a>".repeat(levels + 1)))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("XML_TOO_DEEP");
    }

    @Test
    void whatIsTooLongCostsItsRecordOrTheFile() throws IOException {
        String two = "<r><c><n>%s</n></c><c><n>b</n></c></r>";
        Reads.Read read = read(String.format(two, "x".repeat(Limits.FIELD_CHARS + 1)));
        assertThat(read.codes()).containsExactly("FIELD_TOO_LONG");
        assertThat(read.rows()).containsExactly(List.of("b"));
        assertThat(read(String.format(two, "x".repeat(Limits.FIELD_CHARS))).faults())
                .isEmpty();
        assertThatThrownBy(() -> read("<r><c n=\"" + "x".repeat(3 * Limits.LINE_CHARS) + "\"/></r>"))
                .hasMessageContaining("RECORD_TOO_LONG");
        StringBuilder wide = new StringBuilder("<r><c>");
        for (int i = 0; i <= Limits.COLUMNS; i++) {
            wide.append("<n").append(i).append(">1</n").append(i).append('>');
        }
        assertThatThrownBy(() -> read(wide + "</c></r>")).hasMessageContaining("TOO_MANY_COLUMNS");
    }

    @Test
    void aCutDocumentIsRefusedAtTheLineItGotTo() {
        assertThatThrownBy(() -> read("<r>\n<c><n>1</n></c>\n<c><n>2"))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("x.xml:3: BAD_XML");
    }

    private Reads.Read read(String text) throws IOException {
        return Reads.read(Reads.write(folder, "x.xml", text));
    }
}
