package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works a script off in child processes, of which the first is halted at a named point and the next goes on, and gives
 * what the hub and its targets say at the end. Runs of one work must say the same, halted or not.
 */
final class HaltedWork {
    private static final List<ExportRequest> EXPORTS = exports();

    private final Work work;
    private final StoreKind store;
    private final KeepingTarget targets;
    private final Path folder;

    HaltedWork(Work work, StoreKind store, KeepingTarget targets, Path folder) {
        this.work = work;
        this.store = store;
        this.targets = targets;
        this.folder = folder;
    }

    /**
     * How a run ended.
     *
     * @param halted whether the point was reached
     * @param held what targets hold, each customer by its smallest key
     */
    record End(boolean halted, Exports exports, Map<String, String> held) {
        List<String> differences(End from) {
            List<String> found = new ArrayList<>(exports.differences(from.exports));
            from.held.forEach((whose, tier) -> {
                if (!tier.equals(held.get(whose))) {
                    found.add(whose + " is held as " + held.get(whose) + " instead of " + tier);
                }
            });
            if (found.isEmpty() && held.size() != from.held.size()) {
                found.add(held.size() + " customers are held instead of " + from.held.size());
            }
            return found;
        }
    }

    private static List<ExportRequest> exports() {
        LocalDate replayed = LocalDate.of(2026, 5, 15);
        List<ExportRequest> all = new ArrayList<>(Arrays.stream(What.values())
                .map(what -> new ExportRequest(what, null, true))
                .toList());
        all.add(new ExportRequest(What.GRADES, replayed, true));
        all.add(new ExportRequest(What.TIERS, replayed, true));
        return all;
    }

    /**
     * Runs the script to its end.
     *
     * @param halt where the first process is halted, as the system property {@code tierhub.halt} says; null: nowhere
     */
    End run(String name, @Nullable String halt) throws IOException, InterruptedException {
        Path home = folder.resolve(name);
        work.make(home, store, targets.url(name));
        boolean halted = halt != null && process(home, halt) == Halt.EXIT_CODE;
        if (halt == null || halted) {
            process(home, null);
        }
        assertNothingLeftInInboxes(home);
        End end = new End(halted, Exports.of(home, EXPORTS), held(home, name));
        targets.forget(name);
        delete(home);
        return end;
    }

    private static int process(Path home, @Nullable String halt) throws IOException, InterruptedException {
        List<String> options = halt == null ? List.of() : List.of("-Dtierhub.halt=" + halt);
        try (HubProcess process = HubProcess.script(home, options)) {
            return process.awaitEnd(0, Halt.EXIT_CODE);
        }
    }

    /** A file of the script is in done/ or failed/, never half way. */
    private static void assertNothingLeftInInboxes(Path home) throws IOException {
        try (Stream<Path> inboxes = Files.list(home.resolve("inbox"))) {
            for (Path inbox : inboxes.toList()) {
                try (Stream<Path> left = Files.list(inbox)) {
                    assertThat(left.filter(Files::isRegularFile))
                            .as("left in %s", inbox)
                            .isEmpty();
                }
            }
        }
    }

    /** What targets hold; of customers that the hub grades they hold its tier, unless its event was given up by hand. */
    private Map<String, String> held(Path home, String name) throws IOException {
        Map<String, String> byNumber = targets.held(name);
        Map<String, String> smallest = new HashMap<>();
        Map<String, String> tiers = new HashMap<>();
        Set<String> hears = new HashSet<>();
        for (List<String> row : Exports.table(home, What.XREF)) {
            smallest.merge(row.get(0), row.get(1) + ":" + row.get(2), HaltedWork::smaller);
            hears.add(row.get(1) + " " + row.get(0));
        }
        Exports.table(home, What.TIERS).forEach(row -> tiers.put(row.get(0), row.get(1)));
        Set<String> givenUp = new HashSet<>();
        Map<String, String> held = new TreeMap<>();
        Set<String> dropped = dropped(home);
        for (KeepingTarget.Received each : targets.received(name)) {
            if (dropped.contains(each.id())) {
                givenUp.add(each.target() + " " + each.customer());
            }
        }
        byNumber.forEach((whose, tier) -> {
            String customer = whose.substring(whose.indexOf(' ') + 1);
            if (smallest.containsKey(customer)) {
                held.put(whose.substring(0, whose.indexOf(' ') + 1) + smallest.get(customer), tier);
            }
            if (tiers.containsKey(customer) && hears.contains(whose) && !givenUp.contains(whose)) {
                assertThat(tier).as("%s: what is held of %s", name, whose).isEqualTo(tiers.get(customer));
            }
        });
        return held;
    }

    private static Set<String> dropped(Path home) throws IOException {
        Path file = home.resolve("drop.txt");
        return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
    }

    private static String smaller(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }
}
