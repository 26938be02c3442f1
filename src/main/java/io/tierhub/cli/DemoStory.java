package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.ImportFile;
import io.tierhub.store.Quarantine.Filter;
import io.tierhub.store.Quarantine.Held;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Waits until the hub has done the whole job, and says what it did. */
final class DemoStory {
    private static final long LIMIT_MS = 300_000;

    private final Hub hub;
    private final DemoReceiver receiver;
    private final Surroundings surroundings;
    private final PrintStream out;

    DemoStory(Hub hub, DemoReceiver receiver, Surroundings surroundings) {
        this.hub = hub;
        this.receiver = receiver;
        this.surroundings = surroundings;
        this.out = surroundings.out();
    }

    void tell(DemoHome home) throws IOException, InterruptedException {
        out.println("Three systems that disagree about the same customers, as of " + DemoCommand.DAY);
        for (String system : DemoHome.SYSTEMS) {
            List<Path> dropped = home.drop(system);
            await(() -> dropped.stream().noneMatch(Files::exists));
        }
        await(() -> hub.grading().lastDay() != null && !hub.grading().due());
        await(() -> hub.store().read(tx -> tx.outbox().depths()).isEmpty());
        files();
        quarantine();
        customers();
        tiers();
        deliveries();
        explained();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (long waited = 0; !condition.holds(); waited += 100) {
            if (waited > LIMIT_MS) {
                throw new IllegalStateException("the demonstration did not end in 5 minutes; the log says why");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void files() {
        out.println();
        out.println("1. Exports in");
        List<ImportFile> files =
                new ArrayList<>(hub.store().read(tx -> tx.ledger().newest(100)));
        files.sort(Comparator.comparing(ImportFile::id));
        for (ImportFile file : files) {
            out.printf(
                    Locale.ROOT,
                    "   %-10s %-20s %,5d rows of %s, %,d in quarantine%n",
                    file.system(),
                    file.name(),
                    file.progress().rowsRead(),
                    file.entity().configName(),
                    file.progress().rowsQuarantined());
        }
    }

    private void quarantine() {
        out.println();
        out.println("2. Rows that cannot be right, kept in quarantine");
        for (Held held : hub.store().read(tx -> tx.quarantine().newest(Filter.ALL, 100))) {
            String reason = held.rejection().reason();
            String value = held.rejection().value();
            out.printf(
                    "   %s/%s:%d %s %s%n",
                    held.system(),
                    held.rejection().at().file(),
                    held.rejection().at().line(),
                    reason.substring(0, Math.max(reason.indexOf(':'), 0)),
                    value == null ? "" : "[" + value + "]");
        }
    }

    private void customers() {
        long records = hub.store().read(tx -> tx.sources().count());
        long customers = hub.store().read(tx -> tx.customers().count());
        out.println();
        out.printf("3. %d source records are %d customers%n", records, customers);
    }

    private void tiers() {
        Map<Tier, Long> tiers = hub.store().read(tx -> tx.tiers().counts());
        out.println();
        out.println("4. Graded by RFM and ABC, one tier each");
        TierBars.lines(tiers).forEach(out::println);
    }

    private void deliveries() {
        out.println();
        out.println("5. Tiers delivered by webhook, signatures verified by the receiver");
        receiver.verified().forEach((system, count) -> out.printf("   %-10s %d confirmed%n", system, count));
        if (receiver.forged() > 0) {
            throw new IllegalStateException(receiver.forged() + " webhooks came with a wrong signature");
        }
    }

    private void explained() {
        CustomerId best = best();
        out.println();
        out.println("6. One customer explained: tierhub explain " + best);
        out.println();
        Main.run(new Surroundings(
                out, surroundings.err(), surroundings.directory(), false, hub, List.of("explain", best.toString())));
    }

    /** The best customer that all three systems know. */
    private CustomerId best() {
        Map<Long, Set<String>> systems = new HashMap<>();
        hub.store().read(tx -> {
            tx.crossReference()
                    .scan((Xref xref) -> systems.computeIfAbsent(xref.customer(), c -> new TreeSet<>())
                            .add(xref.key().system()));
            return 0;
        });
        long[] best = {0, Integer.MAX_VALUE};
        hub.store().read(tx -> {
            tx.tiers().scan(row -> {
                int rank = row.tier().ordinal() * 10
                        - systems.getOrDefault(row.customer(), Set.of()).size();
                if (rank < best[1]) {
                    best[0] = row.customer();
                    best[1] = rank;
                }
            });
            return 0;
        });
        return new CustomerId(best[0]);
    }
}
