package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that people send again, mended, under other names, or take away: the state is that of one load. */
@Tag("h2") // the same on either database
class SameFileTest {
    private static final String CRM = """
            system: crm
            customers: {files: "customers*", key: id, map: {name: name, emails: email}}
            interactions: {files: "clicks*", customer: id, map: {at: day, type: {const: CLICK}, campaign: campaign}}
            """;

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void aHub() throws IOException {
        rig = new HubRig(folder.resolve("home"), CRM);
        rig.take("crm", "customers.csv", "id,name,email", "C1,Wang Fang,wang@example.com");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Two of the rows are equal: they happened twice. */
    private Path clicks(String name, String campaign) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "id,day,campaign\nC1,2026-06-01,a\nC1,2026-06-01,a\nC1,2026-06-02," + campaign + "\n");
    }

    private List<?> facts() throws Exception {
        return rig.dump("fact");
    }

    @Test
    void tenTimesTheSameFileIsOnceAlsoUnderOtherNamesAndWithoutAKey() throws Exception {
        rig.take("crm", clicks("clicks.csv", "b"));
        List<?> once = facts();
        assertThat(once).hasSize(3);
        for (int i = 0; i < 10; i++) {
            assertThat(rig.take("crm", clicks("clicks" + i % 2 + ".csv", "b")).verdict())
                    .isEqualTo(Taken.Verdict.KNOWN);
        }
        assertThat(facts()).isEqualTo(once);
    }

    @Test
    void ofAMendedFileOnlyWhatIsNewComesIn() throws Exception {
        rig.take("crm", clicks("clicks.csv", "b"));
        Taken mended = rig.take("crm", clicks("clicks.csv", "c"));
        assertThat(mended.verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(mended.rows().rowsUnchanged()).isEqualTo(2);
        assertThat(facts()).hasSize(4);
        rig.take("crm", "customers.csv", "id,name,email", "C1,Wang Fang,fang@example.com");
        assertThat(rig.canonical(ExportRequest.What.CUSTOMERS).get(0).get("emails"))
                .isEqualTo("fang@example.com");
    }

    @Test
    void aFileThatWasTakenAwayChangesNothingAndComesInWhenItIsThereAgain() throws Exception {
        Path file = clicks("clicks.csv", "b");
        Files.delete(file);
        assertThatThrownBy(() -> rig.take("crm", file)).isInstanceOf(NoSuchFileException.class);
        assertThat(facts()).isEmpty();
        assertThat(rig.take("crm", clicks("clicks.csv", "b")).verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(facts()).hasSize(3);
    }

    /** The system wrote the tier that the hub told it into a field of its own, and the day of that change. */
    @Test
    void theTierThatASystemWasToldIsNoChangeOfTheCustomerWhenItComesBack() throws Exception {
        rig.close();
        rig = new HubRig(folder.resolve("told"), """
                system: shop
                customers: {files: "customers*", key: id, map: {name: name, updated_at: changed}}
                push: {webhook: {url: "https://shop.example.com/", secret: "0123456789012345678901234"}}
                """);
        rig.take("shop", "customers-1.csv", "id,name,tier,changed", "C1,Wang Fang,,2026-06-01");
        rig.grade();
        List<?> told = rig.dump("outbox");
        assertThat(told).hasSize(1);
        rig.take("shop", "customers-2.csv", "id,name,tier,changed", "C1,Wang Fang,PROSPECT,2026-06-30");
        assertThat(rig.grade().tierChanges()).isZero();
        assertThat(rig.dump("outbox")).isEqualTo(told);
        Taken again = rig.take("shop", "customers-3.csv", "id,name,tier,changed", "C1,Wang Fang,B,2026-06-30");
        assertThat(again.rows().rowsUnchanged()).isEqualTo(1);
    }
}
