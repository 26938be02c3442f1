package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at refused rows, and taking them in once the mapping is mended. */
class QuarantineCommandTest {
    private static final String ERP = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, created_at: {column: since, date: PATTERN}}
            orders:
              files: "orders*"
              key: no
              customer: id
              map: {placed_at: day, amount: amount}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void load() throws IOException {
        rig = new CommandRig(folder);
        rig.system("erp", ERP.replace("PATTERN", "MM/dd/yyyy"));
        Path customers = rig.write("customers.csv", "id,name,since\nC1,Ada,31/01/2026\nC2,Bo,01/02/2026\n");
        Path orders = rig.write("orders.csv", "no,id,day,amount\nO1,C1,2026-02-30,5\nO2,C1,2026-02-01,much\n");
        assertThat(rig.atHome("load", "erp", customers.toString(), orders.toString())
                        .code())
                .isEqualTo(ExitCode.ROWS_QUARANTINED);
    }

    @Test
    void theListIsOfASystemAFileOrAReason() {
        assertThat(rig.atHome("quarantine", "list").out()).contains("3 rows in quarantine");
        assertThat(rig.atHome("quarantine", "list", "--reason", "bad_amount").out())
                .contains("erp/orders.csv:3", "1 rows in quarantine");
        assertThat(rig.atHome("quarantine", "list", "--file", "customers.csv", "--limit", "5")
                        .out())
                .contains("erp/customers.csv:2", "1 rows in quarantine");
        assertThat(rig.atHome("quarantine", "list", "--system", "crm").out()).contains("0 rows in quarantine");
        JsonNode rows = rig.atHome("quarantine", "list", "--reason", "BAD_DATE", "-o", "json")
                .json();
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/reason").asText()).startsWith("BAD_DATE");
    }

    @Test
    void aReplayEndsWithThreeWhileAnyRowRemainsAndWithZeroWhenNoneDoes() throws IOException {
        rig.system("erp", ERP.replace("PATTERN", "dd/MM/yyyy"));
        Ran some = rig.atHome("quarantine", "replay");
        assertThat(some.code()).isEqualTo(ExitCode.ROWS_QUARANTINED);
        assertThat(some.out())
                .contains(
                        "erp/customers.csv: 1 taken in, 0 remain",
                        "erp/orders.csv: 0 taken in, 2 remain",
                        "1 rows left the quarantine, 2 remain; tierhub quarantine list says why");
        assertThat(rig.atHome("export", "xref").out()).contains(",erp,C1");
        Ran none = rig.atHome("quarantine", "replay", "--file", "customers.csv", "-o", "json");
        assertThat(none.code()).isEqualTo(ExitCode.DONE);
        assertThat(none.json()).isEmpty();
    }
}
