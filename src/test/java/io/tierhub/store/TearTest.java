package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.crash.Acknowledged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One thread writes long transactions while others read and write short ones, and the process is killed in the middle. A
 * transaction is there whole or not at all. H2 stores all its tables one after the other while other threads go on, so a
 * commit or rollback beside a writer may store a row of his without what undoes it.
 */
@Tag("h2")
class TearTest {
    private static final int KILLS = Integer.getInteger("tierhub.tears", 3);
    /** Rows of a long transaction. */
    private static final int ROWS = 3_000;

    @TempDir
    Path folder;

    @Test
    void aTransactionBesideOthersIsThereWholeOrNotAtAll() throws Exception {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println("tears: seed " + seed);
        Random random = new Random(seed);
        long last = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path fresh = Files.createDirectory(folder.resolve("home" + kill));
            last += Acknowledged.killAfter(
                    3 + random.nextInt(6), false, random.nextInt(200), Child.class, fresh.toString());
            try (Store store = Samples.open(fresh)) {
                long records = store.read(tx -> tx.sources().count());
                assertThat(records % ROWS)
                        .as("records of a torn transaction, kill %d, seed %d", kill, seed)
                        .isZero();
            }
        }
        System.out.println("tears: none in " + KILLS + " kills of " + last + " transactions");
    }

    /** Commits many records at a time, while two threads do what deliveries and clocks do. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            Store store = Samples.open(Path.of(args[0]));
            thread(() -> store.read(tx -> tx.meta().get("beside")));
            thread(() -> store.transaction(Effect.OUTCOMES_KEPT, tx -> {
                tx.meta().put("beside", Long.toString(System.nanoTime()));
                return tx;
            }));
            for (int batch = 0; ; batch++) {
                int from = batch * ROWS + 1;
                Samples.write(store, tx -> {
                    tx.sources()
                            .insert(IntStream.range(from, from + ROWS)
                                    .mapToObj(id -> Samples.source(id, "K" + id, id))
                                    .toList());
                });
                Acknowledged.say(batch + 1);
            }
        }

        private static void thread(Runnable work) {
            Thread thread = new Thread(() -> {
                while (true) {
                    work.run();
                    try {
                        Thread.sleep(ThreadLocalRandom.current().nextInt(3));
                    } catch (InterruptedException stopped) {
                        return;
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }
}
