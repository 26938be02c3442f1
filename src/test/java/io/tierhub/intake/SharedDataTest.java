package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file of the shared data has the verdict written here, twice the same. */
class SharedDataTest {
    @ParameterizedTest
    @CsvSource({
        "customers.xlsx, 1, 3, ''",
        "erpnext_customers.csv, 1, 5, UTF-8",
        "hubspot_contacts.csv, 2, 12, UTF-8",
        "jira_issues.csv, 1, 16, UTF-8",
        "k3_customers_gbk_tab.txt, 1, 7, GB18030",
        "k3cloud_executebillquery_BD_Customer.json, 2, 4, UTF-8",
        "latin1_semicolon.csv, 1, 3, windows-1252",
        "mailchimp_members.csv, 1, 20, UTF-8",
        "mautic_contacts_map.json, 2, 11, UTF-8",
        "odoo_res_partner.csv, 2, 9, UTF-8",
        "u8_customers_gb18030.csv, 2, 11, GB18030",
        "u8_customers_utf8bom.csv, 2, 11, UTF-8",
        "utf16le_bom.csv, 1, 2, UTF-16LE",
        "zendesk_users_p1.json, 2, 13, UTF-8",
        "zendesk_users_p2.json, 2, 13, UTF-8",
    })
    void readsTheExportsOfTheSystemsToConnect(String file, int rows, int columns, String charset) throws IOException {
        Reads.Read read = Reads.read(Reads.shared("formats/" + file));
        assertThat(read.rows()).hasSize(rows);
        assertThat(read.faults()).isEmpty();
        assertThat(read.header().size()).isEqualTo(columns);
        assertThat(read.notes().charset()).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource({
        "bidi_zero_width.csv, 2, ''",
        "bom_only.csv, 0, ''",
        "dup_headers.csv, 1, ''",
        "empty.csv, 0, ''",
        "formula.csv, 7, ''",
        "half_written.csv, 1, UNTERMINATED_QUOTE@3",
        "header_only.csv, 0, ''",
        "invalid_utf8.csv, 1, BAD_ENCODING@2",
        "json_bignum.json, 0, NUMBER_TOO_LONG@1",
        "json_dup_keys.json, 0, DUPLICATE_KEY@1",
        "json_nan.json, 0, NOT_A_NUMBER@1",
        "mixed_encoding.csv, 1, BAD_ENCODING@3",
        "mixed_newlines.csv, 3, ''",
        "nul_bytes.csv, 0, NUL_BYTE@2",
        "ragged.csv, 1, RAGGED_ROW@3",
        "unterminated_quote.csv, 1000, UNTERMINATED_QUOTE@2",
    })
    void readsHostileFilesAndRefusesTheRowsAtFault(String file, int rows, String fault) throws IOException {
        for (int time = 0; time < 2; time++) {
            Reads.Read read = Reads.read(Reads.shared("adversarial/" + file));
            assertThat(read.rows()).hasSize(rows);
            List<String> faults = new ArrayList<>();
            read.faults()
                    .forEach(f -> faults.add(f.reason().substring(0, f.reason().indexOf(':')) + "@" + f.at().line()));
            assertThat(String.join(" ", faults)).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "billion_laughs.xml, DOCTYPE",
        "cols_10k.csv, TOO_MANY_COLUMNS",
        "json_deep.json, JSON_TOO_DEEP",
        "not_a_zip.xlsx, DAMAGED_WORKBOOK",
        "xlsx_sparse_row.xlsx, TOO_MANY_COLUMNS",
        "xlsx_truncated.xlsx, DAMAGED_WORKBOOK",
        "xlsx_xxe.xlsx, DOCTYPE",
        "xlsx_zip_bomb.xlsx, ZIP_BOMB",
        "xxe.xml, DOCTYPE",
    })
    void refusesFilesThatNoRowCanBeTakenFrom(String file, String code) {
        Path path = Reads.shared("adversarial/" + file);
        for (int time = 0; time < 2; time++) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(10),
                    () -> assertThatThrownBy(() -> Reads.read(path))
                            .isInstanceOf(RefusedFile.class)
                            .hasMessageContaining(code)
                            .hasMessageContaining(file));
        }
    }

    @Test
    void passesCsvSpectrum() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Reads.shared("csv-edge/spectrum/csvs"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(12);
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".csv", ".json");
            JsonNode wanted = new ObjectMapper()
                    .readTree(
                            Reads.shared("csv-edge/spectrum/json").resolve(name).toFile());
            Reads.Read read = Reads.read(file);
            assertThat(read.faults()).as(name).isEmpty();
            for (int i = 0; i < read.rows().size(); i++) {
                JsonNode row = wanted.isArray() ? wanted.get(i) : wanted;
                for (int c = 0; c < read.header().size(); c++) {
                    String column = read.header().names().get(c);
                    // This one phone number differs between the published CSV and its JSON.
                    if (!column.equals("Contact Phone Number")) {
                        assertThat(read.rows().get(i).get(c))
                                .as(name)
                                .isEqualToNormalizingNewlines(row.get(column).asText());
                    }
                }
            }
            assertThat(read.rows()).as(name).hasSize(wanted.isArray() ? wanted.size() : 1);
        }
    }

    @Test
    void naughtyStringsComeBackAsTheyWere(@TempDir Path folder) throws IOException {
        List<String> naughty = new ArrayList<>(Files.readAllLines(Reads.shared("csv-edge/blns.txt")));
        naughty.removeIf(String::isEmpty);
        Path in = folder.resolve("blns.csv");
        try (PlainCsv out = new PlainCsv(in)) {
            out.write(List.of("key", "value", "again"));
            for (int i = 0; i < naughty.size(); i++) {
                out.write(List.of("k" + i, naughty.get(i), naughty.get(i)));
            }
        }
        Reads.Read read = Reads.read(in);
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows()).hasSize(naughty.size());
        for (int i = 0; i < naughty.size(); i++) {
            assertThat(read.rows().get(i)).isEqualTo(List.of("k" + i, naughty.get(i), naughty.get(i)));
        }
    }

    @Test
    void everySharedFormatFileIsInTheTableAbove() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> all = Files.list(Reads.shared("adversarial"))) {
            all.forEach(p -> names.add(p.getFileName().toString()));
        }
        assertThat(names).hasSize(25);
    }
}
