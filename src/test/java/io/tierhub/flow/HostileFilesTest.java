package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.Taken.Verdict;
import io.tierhub.store.ImportFile.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and malicious files have the verdict of {@link HostileFiles}, in any home and any number of times. */
class HostileFilesTest {
    @TempDir
    static Path folder;

    private static HubRig one;
    private static HubRig other;

    @BeforeAll
    static void open() throws IOException {
        one = new HubRig(folder.resolve("one"), HostileFiles.SYSTEM);
        other = new HubRig(folder.resolve("other"), HostileFiles.SYSTEM);
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
    }

    static Set<String> files() {
        return HostileFiles.VERDICTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theVerdictIsTheSameInTwoHomesAndTheHubWorksOn(String name) throws IOException {
        Path file = SharedData.path("adversarial/" + name);
        Taken taken = one.take("any", file);
        String verdict = HostileFiles.VERDICTS.get(name);
        if (HostileFiles.taken(verdict)) {
            assertThat(taken.reason()).isNull();
            assertThat(said(taken)).isEqualTo(verdict);
        } else {
            assertThat(taken.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(taken.reason()).startsWith(name).contains(verdict + ":");
        }
        assertThat(other.take("any", file)).isEqualTo(taken);
        Verdict again = one.take("any", file).verdict();
        assertThat(again).isEqualTo(taken.verdict() == Verdict.DONE ? Verdict.KNOWN : Verdict.REFUSED);
        Taken good = one.take("any", "good-after-" + name + ".csv", "id,name", "after-" + name + ",华东精工有限公司");
        assertThat(good.rows().rowsLoaded()).isEqualTo(1);
    }

    /** Rows that stand in two of the files are loaded from the first and unchanged in the next. */
    private static String said(Taken taken) {
        Progress rows = taken.rows();
        return rows.rowsLoaded() + rows.rowsUnchanged() + " good " + rows.rowsQuarantined() + " bad";
    }

    @Test
    void everyFileOfTheSharedFolderHasAVerdict() throws IOException {
        assertThat(SharedData.files("adversarial"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(HostileFiles.VERDICTS.keySet());
    }

    /** The essential ones, without the shared folder. */
    @Test
    void rowsThatCannotBeRightAreHeldWithTheirLineAndTheirReason(@TempDir Path home) throws IOException {
        try (HubRig rig = new HubRig(home, HostileFiles.SYSTEM)) {
            Path file = Files.write(
                    home.resolve("bad.csv"), bytes("id,name\n1,甲公司\n2,\"乙\n3,a\0b\n4,丁公司\n,戊公司\n6,己,公,司\n7,\uFFFF"));
            Taken taken = rig.take("any", file);
            assertThat(said(taken)).isEqualTo("2 good 5 bad");
            assertThat(rig.export(What.QUARANTINE))
                    .extracting(row -> row.get("line") + " "
                            + row.get("reason").substring(0, row.get("reason").indexOf(':')))
                    .isEqualTo(List.of(
                            "3 UNTERMINATED_QUOTE",
                            "4 NUL_BYTE",
                            "6 CONTINUATION_ROW",
                            "7 RAGGED_ROW",
                            "8 BAD_ENCODING"));
        }
    }

    /** The last character becomes a byte that is no text in UTF-8. */
    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 2);
        cut[cut.length - 1] = (byte) 0xFF;
        return cut;
    }
}
