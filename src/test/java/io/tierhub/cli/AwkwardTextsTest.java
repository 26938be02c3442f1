package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in an attribute comes back from load and export as it was, character for character. */
class AwkwardTextsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void system() throws IOException {
        rig = new CommandRig(folder);
        rig.system("erp", """
                system: erp
                customers:
                  files: "customers*"
                  key: id
                  map: {attributes: {text: text, copy: copy}}
                """);
    }

    @Test
    void everyKindOfAwkwardTextComesBackOfACsvFile() throws IOException {
        Map<String, String> sent = named(awkward());
        load(csv(sent));
        comesBack(sent);
    }

    @Test
    void everyKindOfAwkwardTextComesBackOfAJsonFile() throws IOException {
        Map<String, String> sent = named(awkward());
        List<Map<String, String>> rows = new ArrayList<>();
        sent.forEach((id, text) -> rows.add(Map.of("id", id, "text", text, "copy", text)));
        load(rig.write("customers.json", JSON.writeValueAsString(rows)));
        comesBack(sent);
    }

    @Test
    void everyLineOfTheSharedListComesBack() throws IOException {
        Path list = Path.of(System.getProperty("tierhub.shared", "../shared"), "data/csv-edge/blns.txt");
        assumeThat(Files.exists(list))
                .as(list + " is not there: say -Dtierhub.shared=FOLDER to run this test")
                .isTrue();
        Map<String, String> sent = named(Arrays.stream(Files.readString(list).split("\n"))
                .filter(line -> !line.isEmpty())
                .toList());
        assertThat(sent).hasSizeGreaterThan(600);
        load(csv(sent));
        comesBack(sent);
    }

    @Test
    void aNameIsNormalisedAndAnAttributeOfTheSameColumnTellsHowItWasWritten() throws IOException {
        rig.system("erp", """
                system: erp
                customers:
                  files: "customers*"
                  key: id
                  map: {name: text, attributes: {name_as_written: text}}
                """);
        load(csv(Map.of("K1", "  Ｆｉｎｅ\u200b  Ｗａｒｅｓ ﬁ ")));
        JsonNode customer = rig.atHome("export", "customers", "--format", "json").json().get(0);
        assertThat(customer.get("name").asText()).isEqualTo("Fine Wares fi");
        assertThat(customer.at("/attributes/name_as_written").asText()).isEqualTo("  Ｆｉｎｅ\u200b  Ｗａｒｅｓ ﬁ ");
    }

    private void load(Path file) {
        CommandRig.Ran loaded = rig.atHome("load", "erp", file.toString());
        assertThat(loaded.code()).as(loaded.out() + loaded.err()).isEqualTo(ExitCode.DONE);
        assertThat(loaded.out()).doesNotContain("STRAY_QUOTE");
    }

    private void comesBack(Map<String, String> sent) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        sent.forEach((id, text) -> expected.put("erp:" + id, text));
        assertThat(json()).isEqualTo(expected);
        assertThat(exportedCsv()).isEqualTo(expected);
    }

    private Map<String, String> json() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonNode row : rig.atHome("export", "customers", "--canonical", "--format", "json").json()) {
            put(texts, row.get("customer_id").asText(), row.get("attributes"));
        }
        return texts;
    }

    private Map<String, String> exportedCsv() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        String csv = rig.atHome("export", "customers", "--canonical", "--format", "csv").out();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv)) {
            put(texts, row.getField("customer_id"), JSON.readTree(row.getField("attributes")));
        }
        return texts;
    }

    private static void put(Map<String, String> texts, String customer, JsonNode attributes) {
        assertThat(attributes.get("copy")).as(customer).isEqualTo(attributes.get("text"));
        texts.put(customer, attributes.get("text").asText());
    }

    private Path csv(Map<String, String> sent) throws IOException {
        Path file = rig.write("customers.csv", "");
        try (CsvWriter out =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(file)) {
            out.writeRecord("id", "text", "copy");
            sent.forEach((id, text) -> out.writeRecord(id, text, text));
        }
        return file;
    }

    private static Map<String, String> named(List<String> texts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String text : texts) {
            named.put(String.format(Locale.ROOT, "K%04d", named.size()), text);
        }
        return named;
    }

    private static List<String> awkward() throws IOException {
        try (InputStream in = AwkwardTextsTest.class.getResourceAsStream("awkward-texts.json")) {
            return JSON.readerForListOf(String.class).readValue(in);
        }
    }
}
