package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child process commits and acknowledges; it is killed in the middle; what it acknowledged must be there. */
class KillTest {
    private static final int KILLS = Integer.getInteger("tierhub.kills", 3);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            int acknowledged = killAfter(folder, 40 + 37 * kill, false);
            try (Store store = Samples.open(folder)) {
                long customers = store.read(tx -> tx.customers().count());
                long records = store.read(tx -> tx.sources().count());
                assertThat(customers).as("kill %d", kill).isGreaterThanOrEqualTo(acknowledged);
                assertThat(records).as("both halves of a transaction").isEqualTo(customers);
            }
        }
    }

    @Test
    void theKillTestNoticesWhenTheProtectionsAreMissing() throws Exception {
        for (int attempt = 0; attempt < 8; attempt++) {
            Path fresh = Files.createDirectory(folder.resolve("unsafe" + attempt));
            int acknowledged = killAfter(fresh, 60, true);
            try (Store store = Samples.open(fresh)) {
                if (store.read(tx -> tx.customers().count()) < acknowledged) {
                    return;
                }
            }
        }
        throw new AssertionError("eight kills of a store without protections lost nothing: the harness does not bite");
    }

    /** Kills right after an acknowledgement; the greatest number acknowledged. */
    private static int killAfter(Path folder, int acknowledgements, boolean unsafe) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("-Dtierhub.unsafe=" + unsafe);
        command.addAll(List.of(Child.class.getName(), folder.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            int last = 0;
            for (int i = 0; i < acknowledgements; i++) {
                last = number(said.readLine());
            }
            child.toHandle().destroyForcibly(); // unlike the process's own method, leaves its last words readable
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Math.max(last, number(line));
            }
            return last;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The last line may be cut off by the kill; an empty or cut one acknowledges less than it could. */
    private static int number(String line) throws IOException {
        if (line == null) {
            throw new IOException("the child died by itself");
        }
        return line.endsWith(".") ? Integer.parseInt(line.substring(0, line.length() - 1)) : 0;
    }

    /** Commits customer after customer, and says each number once it is durable. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            Store store = Samples.open(Path.of(args[0]));
            int next = store.read(tx -> (int) tx.customers().nextId());
            while (true) {
                int id = next++;
                Samples.write(store, tx -> {
                    tx.customers().insert(List.of(Samples.customer(id)));
                    tx.sources().insert(List.of(Samples.source(id, "K" + id, id)));
                });
                System.out.println(id + ".");
            }
        }
    }
}
