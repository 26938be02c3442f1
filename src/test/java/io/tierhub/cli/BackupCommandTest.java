package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore}, as somebody types them. */
class BackupCommandTest {
    @TempDir
    Path folder;

    private CommandRig rig;
    private String customers;

    @BeforeEach
    void aHomeWithABackup() throws Exception {
        rig = new CommandRig(folder);
        rig.system("erp", "system: erp\ncustomers: {files: \"customers*\", key: id, map: {name: name}}\n");
        rig.write("home/config/hub.yaml", "currency: EUR\n");
        rig.write("customers.csv", "id,name\nC1,Ada Byron\nC2,Grace Hopper\n");
        assertThat(rig.atHome("load", "erp", "customers.csv").code()).isZero();
        customers = rig.atHome("export", "customers", "--canonical").out();
        CommandRig.Ran ran = rig.atHome("backup", "hub.backup", "-o", "json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.json().get("files").asInt()).isEqualTo(2);
        assertThat(Files.getPosixFilePermissions(folder.resolve("hub.backup"))).hasSize(2);
    }

    private CommandRig.Ran elsewhere(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--home";
        all[args.length + 1] = folder.resolve("new").toString();
        return rig.run(all);
    }

    @Test
    void aNewHomeGetsTheConfigurationAndExportsTheSame() throws Exception {
        CommandRig.Ran ran = elsewhere("restore", "hub.backup");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(folder.resolve("new/config/hub.yaml"))).isEqualTo("currency: EUR\n");
        assertThat(elsewhere("export", "customers", "--canonical").out()).isEqualTo(customers);
    }

    @Test
    void aHomeThatHasAStoreIsLeftAloneUnlessItIsToBeReplacedAndThenKeptAside() throws Exception {
        rig.write("customers-2.csv", "id,name\nC3,Mary Shelley\n");
        assertThat(rig.atHome("load", "erp", "customers-2.csv").code()).isZero();
        CommandRig.Ran refused = rig.atHome("restore", "hub.backup");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--replace");
        assertThat(rig.atHome("export", "customers").out()).contains("Mary");

        CommandRig.Ran ran = rig.atHome("restore", "hub.backup", "--replace");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(rig.atHome("export", "customers", "--canonical").out()).isEqualTo(customers);
        try (Stream<Path> data = Files.list(rig.home.resolve("data"))) {
            Path aside = data.filter(each -> each.getFileName().toString().startsWith("replaced-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside.resolve("tierhub.mv.db")).isNotEmptyFile();
        }
    }

    @Test
    void aStoreThatCannotBeOpenedIsReplacedToo() throws Exception {
        Files.writeString(rig.home.resolve("data/tierhub.mv.db"), "not a database");
        CommandRig.Ran broken = rig.atHome("export", "customers");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("restore");
        CommandRig.Ran ran = rig.atHome("restore", "hub.backup", "--replace");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(rig.atHome("export", "customers", "--canonical").out()).isEqualTo(customers);
    }

    @Test
    void aFileThatIsNoBackupIsBadInputAndChangesNothing() throws Exception {
        rig.write("wrong.backup", "no zip file");
        assertThat(rig.atHome("restore", "wrong.backup", "--replace").code()).isEqualTo(65);
        assertThat(rig.atHome("export", "customers", "--canonical").out()).isEqualTo(customers);
        assertThat(elsewhere("restore", "missing.backup").code()).isEqualTo(65);
        assertThat(folder.resolve("new/config")).doesNotExist();
    }
}
