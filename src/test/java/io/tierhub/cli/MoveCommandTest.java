package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code move}, as somebody types it. */
class MoveCommandTest {
    private static final String[] EXPORTS = {"customers", "xref", "grades", "tiers", "history", "quarantine"};

    @TempDir
    Path folder;

    private CommandRig rig;
    private StoreSettings server;

    @BeforeEach
    void aHomeOnH2AndAnEmptyDatabase() throws Exception {
        rig = new CommandRig(folder);
        rig.system(
                "erp", "system: erp\ncustomers: {files: \"customers*\", key: id, map: {name: name, emails: email}}\n");
        rig.write("home/config/application.properties", "# ours\ntierhub.http.port=0\n");
        rig.write("customers.csv", "id,name,email\nC1,Ada Byron,ada@example.com\nC2,王小明,x\nC3,Grace Hopper,\n");
        assertThat(rig.atHome("load", "erp", "customers.csv").code()).isZero();
        assertThat(rig.atHome("grade").code()).isZero();
        server = TestDatabase.postgres(folder);
        rig.write("secret", server.password() + "\n");
    }

    private CommandRig.Ran move() {
        return rig.atHome("move", server.url(), "--user", server.user(), "--password-file", "secret");
    }

    @Test
    void theHomeSaysTheSameOnPostgresqlAndGoesOnThere() throws Exception {
        StringBuilder before = new StringBuilder();
        for (String export : EXPORTS) {
            before.append(rig.atHome("export", export).out());
        }
        CommandRig.Ran ran = move();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(rig.home.resolve("config/application.properties")))
                .contains("# ours", "tierhub.database.url=" + server.url(), "${file:")
                .doesNotContain("password=" + server.password() + "\n");
        assertThat(rig.home.resolve("data/tierhub.mv.db")).doesNotExist();

        StringBuilder after = new StringBuilder();
        for (String export : EXPORTS) {
            after.append(rig.atHome("export", export).out());
        }
        assertThat(after).hasToString(before.toString());
        rig.write("customers-2.csv", "id,name,email\nC4,Mary Shelley,mary@example.com\n");
        assertThat(rig.atHome("load", "erp", "customers-2.csv").code()).isZero();
        assertThat(rig.atHome("export", "xref").out()).contains("C1", "C4");
        assertThat(rig.home.resolve("data/tierhub.mv.db")).doesNotExist();
    }

    @Test
    void aDatabaseThatHoldsRowsIsRefusedAndTheHomeStaysAsItIs() throws Exception {
        assertThat(move().code()).isZero();
        rig.write("home/config/application.properties", "tierhub.http.port=0\n");
        assertThat(rig.atHome("load", "erp", "customers.csv").code()).isZero();
        CommandRig.Ran again = move();
        assertThat(again.code()).isEqualTo(65);
        assertThat(again.err()).contains("not empty");
        assertThat(Files.readString(rig.home.resolve("config/application.properties")))
                .isEqualTo("tierhub.http.port=0\n");
        assertThat(rig.atHome("export", "xref").out()).contains("C1");
    }

    @Test
    void anotherKindOfDatabaseIsWrongUsage() {
        assertThat(rig.atHome("move", "jdbc:mysql://x/y").code()).isEqualTo(2);
    }
}
