package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.crash.Acknowledged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child process commits and acknowledges; it is killed in the middle; what it acknowledged must be there. */
@Tag("h2")
class KillTest {
    private static final int KILLS = Integer.getInteger("tierhub.kills", 2);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = Acknowledged.killAfter(40 + 37 * kill, false, Child.class, folder.toString());
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
            long acknowledged = Acknowledged.killAfter(60, true, Child.class, fresh.toString());
            try (Store store = Samples.open(fresh)) {
                if (store.read(tx -> tx.customers().count()) < acknowledged) {
                    return;
                }
            }
        }
        throw new AssertionError("eight kills of a store without protections lost nothing: the harness does not bite");
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
                Acknowledged.say(id);
            }
        }
    }
}
