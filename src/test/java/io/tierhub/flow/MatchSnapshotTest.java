package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.match.ArrayInput;
import io.tierhub.match.ArrayOutput;
import io.tierhub.match.MatchIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start takes from the snapshot, and when it does not. */
class MatchSnapshotTest {
    /** Contacts follow accounts, facts name customers by mail address: all four indexes are in use. */
    private static final String DESK = """
            system: desk
            kind: ticketing
            customers:
              files: "people*"
              key: id
              mode: snapshot
              map:
                type: type
                name: name
                emails: email
                phones: phone
                account: {key: account}
            tickets:
              files: "tickets*"
              key: no
              customer: {email: email}
              map: {opened_at: day}
            """;

    private static final String PEOPLE = "id,type,name,email,phone,account";
    private static final int COUNT = 60;

    @TempDir
    private Path folder;

    private HubRig rig;
    private Path home;

    @AfterEach
    void close() {
        rig.close();
    }

    @BeforeEach
    void home() throws IOException {
        home = folder.resolve("home");
        rig = new HubRig(home, DESK);
    }

    @Test
    void aStartFromTheSnapshotAndTheChangesSinceIsTheStateThatLived() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            home = folder.resolve("home" + seed);
            rig = new HubRig(home, DESK);
            Random random = new Random(seed);
            int stop = random.nextInt(4);
            for (int file = 0; file < 6; file++) {
                rig.take("desk", "people" + file + ".csv", people(random));
                rig.take("desk", "tickets" + file + ".csv", tickets(random, file));
                if (file == stop) {
                    rig.restart();
                    assertThat(snapshot()).as("seed " + seed).exists();
                }
                if (random.nextInt(3) == 0) {
                    rig.hub().rebuildMatches().rebuild(true);
                }
            }
            String lived = known();
            rig.hub().mastering().forget();
            assertThat(read()).as("seed " + seed + ", stopped after " + stop).isTrue();
            assertThat(known().split("\n"))
                    .as("seed " + seed + ", stopped after " + stop)
                    .containsExactly(lived.split("\n"));
            rig.close();
        }
    }

    @Test
    void aStopAfterAFewChangesWritesNothing() throws IOException {
        rig.take("desk", "people.csv", many(400, ""));
        rig.restart().take("desk", "people.csv", many(400, "+86139000000"));
        byte[] before = Files.readAllBytes(snapshot());
        rig.restart().hub().mastering().state();
        assertThat(Files.readAllBytes(snapshot())).isEqualTo(before);
        assertThat(read()).isTrue();
    }

    @Test
    void aDamagedFileIsNotUsed() throws IOException {
        taken();
        byte[] file = Files.readAllBytes(snapshot());
        file[file.length / 2] ^= 1;
        Files.write(snapshot(), file);
        assertThat(read()).isFalse();
        stillKnown();
    }

    @Test
    void aFileThatIsCutOffIsNotUsed() throws IOException {
        taken();
        Files.write(snapshot(), Arrays.copyOf(Files.readAllBytes(snapshot()), 1000));
        assertThat(read()).isFalse();
        stillKnown();
    }

    @Test
    void otherRulesOfMatchingAreNotServedByTheOldFile() throws IOException {
        taken();
        rig.write("config/matching.yaml", "key_cap: 50\n");
        assertThat(read()).isFalse();
        stillKnown();
    }

    @Test
    @Tag("h2")
    void aFileNewerThanAStoreThatWasPutBackIsNotUsed() throws IOException {
        taken();
        Path backup = Files.copy(database(), folder.resolve("backup.mv.db"));
        rig.take("desk", "people2.csv", PEOPLE, "N1,person,New Person,new@x.example,,");
        rig.close();
        Files.copy(backup, database(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(read()).isFalse();
        stillKnown();
    }

    @Test
    void aFileOfAnotherHomeIsNotUsed() throws IOException {
        taken();
        Path other = folder.resolve("other");
        HubRig twin = new HubRig(other, DESK);
        twin.take("desk", "people.csv", people(new Random(1)));
        twin.close();
        Files.copy(other.resolve("data/match.snapshot"), snapshot(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(read()).isFalse();
        stillKnown();
    }

    @Test
    void aFileWhoseFollowingChangesAnotherNodeForgotIsNotUsed() throws IOException {
        taken();
        byte[] old = Files.readAllBytes(snapshot());
        rig.take("desk", "people2.csv", people(new Random(2)));
        rig.close();
        Files.write(snapshot(), old);
        assertThat(read()).isFalse();
    }

    @Test
    @Tag("h2")
    void anOldFileWithItsStoreIsUsedAfterBothWerePutBack() throws IOException {
        taken();
        Path data = home.resolve("data");
        Path backup = Files.createDirectories(folder.resolve("backup"));
        for (String name : List.of("tierhub.mv.db", "match.snapshot")) {
            Files.copy(data.resolve(name), backup.resolve(name));
        }
        rig.take("desk", "people2.csv", people(new Random(2)));
        rig.close();
        for (String name : List.of("tierhub.mv.db", "match.snapshot")) {
            Files.copy(backup.resolve(name), data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(read()).isTrue();
        stillKnown();
    }

    /** A home with people in it, closed; its snapshot is of use. */
    private void taken() throws IOException {
        rig.take("desk", "people.csv", people(new Random(1)));
        rig.restart();
        assertThat(read()).isTrue();
        rig.close();
    }

    /** Whether a start would take the file. */
    private boolean read() {
        MatchSnapshot snapshot = new MatchSnapshot(
                home.resolve("data"), rig.hub().store(), rig.hub().config().matching(), true);
        return rig.hub().store().read(tx -> snapshot.read(tx).isPresent());
    }

    /** The same people again: whatever the state was made from, it knows them. */
    private void stillKnown() throws IOException {
        int customers = rig.export(What.CUSTOMERS).size();
        Taken again = rig.take("desk", "people-again.csv", again());
        assertThat(again.rows().rowsUnchanged()).isEqualTo(again.rows().rowsRead());
        assertThat(rig.export(What.CUSTOMERS)).hasSize(customers);
    }

    private static String[] again() {
        String[] lines = people(new Random(1));
        lines[0] += ",more";
        return lines;
    }

    /** Persons and companies, some of them absent, changed, or named twice; half the persons have an account. */
    private static String[] people(Random random) {
        List<String> lines = new ArrayList<>(List.of(PEOPLE));
        for (int i = 1; i <= COUNT; i++) {
            int variant = random.nextInt(3);
            String mail = "p" + i % 40 + "." + variant + "@shop.example";
            if (random.nextInt(20) == 0) {
                continue;
            }
            lines.add(
                    i % 5 == 0
                            ? "P" + i + ",organization,Harbour Trading " + i + " Ltd," + mail + ",,"
                            : "P" + i + ",person,Joanna Kowalska" + i % 30 + "," + mail + ",+4860123456" + variant
                                    + ",P" + (random.nextInt(COUNT / 5) + 1) * 5);
        }
        return lines.toArray(new String[0]);
    }

    private static String[] tickets(Random random, int file) {
        List<String> lines = new ArrayList<>(List.of("no,email,day"));
        for (int i = 0; i < 20; i++) {
            lines.add("T" + file + "-" + i + ",p" + random.nextInt(50) + ".1@shop.example,2026-05-01");
        }
        return lines.toArray(new String[0]);
    }

    /** Customers of whom a few change with the phone number. */
    private static String[] many(int count, String phone) {
        List<String> lines = new ArrayList<>(List.of(PEOPLE));
        for (int i = 1; i <= count; i++) {
            lines.add("M" + i + ",person,Marek Nowak" + i + ",m" + i + "@shop.example," + (i <= 3 ? phone : "") + ",");
        }
        return lines.toArray(new String[0]);
    }

    /**
     * All that a state knows, in a form that does not depend on the places of memory. The next customer's number is not
     * part of it: one that was given and merged away before it was ever stored is given again after a start.
     */
    private String known() throws IOException {
        MasterState state = rig.hub().mastering().state();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ArrayOutput out = new ArrayOutput(Channels.newChannel(file));
        state.save(out);
        out.finish();
        ArrayInput in = new ArrayInput(Channels.newChannel(new ByteArrayInputStream(file.toByteArray())));
        new MatchIndex(rig.hub().config().matching()).load(in);
        StringBuilder text = new StringBuilder();
        for (int record = 1; record < state.nextRecord(); record++) {
            long customer = state.matches().customerOf(record);
            text.append(record).append(" of ").append(customer);
            text.append(Arrays.toString(state.matches().members(customer))).append('\n');
        }
        text.append(state.matches().hubValues(1000)).append('\n');
        for (String index : List.of("keys", "accounts", "handles")) {
            int size = in.getInt();
            text.append(index).append(' ').append(size).append(Arrays.toString(in.getLongs()));
            text.append(Arrays.toString(in.getLongs()))
                    .append(Arrays.toString(in.getInts()))
                    .append('\n');
            assertThat(size).as(index).isPositive();
        }
        return text.append(state.nextRecord()).toString();
    }

    private Path snapshot() {
        return home.resolve("data/match.snapshot");
    }

    private Path database() {
        return home.resolve("data/tierhub.mv.db");
    }
}
