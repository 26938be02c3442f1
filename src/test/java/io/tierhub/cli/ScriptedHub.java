package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.act.Item;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.store.Delivery;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.ItemRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process that works off a home's {@code script.txt}, a line at a time: the business day, then a command of the hub as
 * somebody would type it. It notes each line that is done, and begins after the last of them; so whoever finds it dead
 * starts it again. Beside the hub's commands a line may drop files into an inbox, tell the target how to answer, mend a
 * mapping, retry or give up what was not delivered, and finish a task.
 */
public final class ScriptedHub implements AutoCloseable {
    /** The exit codes of a script's commands that are no failure: done, rows in quarantine, a target that refuses. */
    private static final Set<Integer> GOOD =
            Set.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.ROWS_QUARANTINED, ExitCode.BAD_INPUT, ExitCode.UNREACHABLE);

    private final Path home;
    private @Nullable HomeLock lock;
    private @Nullable Hub hub;
    private @Nullable LocalDate day;

    private ScriptedHub(Path home) {
        this.home = home;
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        List<String> script = Files.readAllLines(home.resolve("script.txt"));
        Path done = home.resolve("script.done");
        int next = Files.exists(done) ? Integer.parseInt(Files.readString(done)) : 0;
        try (ScriptedHub hub = new ScriptedHub(home)) {
            for (int line = next; line < script.size(); line++) {
                System.out.println(Instant.now() + " > " + script.get(line));
                List<String> words = List.of(script.get(line).split(" "));
                hub.act(LocalDate.parse(words.get(0)), words.subList(1, words.size()));
                Path noted = home.resolve("script.noted");
                Files.writeString(noted, Integer.toString(line + 1));
                Files.move(noted, done, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.exit(0);
    }

    private void act(LocalDate today, List<String> words) throws Exception {
        if (!today.equals(day)) {
            close();
            day = today;
        }
        switch (words.get(0)) {
            case "drop" -> drop(words.get(1), words.subList(2, words.size()));
            case "answer" -> answer(words.get(1));
            case "mend" -> mend(words.get(1), words.get(2), words.get(3));
            case "retry-dead" -> deliveries("retry", Delivery.Status.DEAD);
            case "drop-waiting" -> deliveries("drop", Delivery.Status.PENDING);
            case "finish-first-task" -> finishFirstTask();
            case "purge" -> hub().purging().purge();
            default -> command(words);
        }
    }

    /** Copies files of the home's folder {@code exports} to an inbox, each a second younger than the one before. */
    private void drop(String system, List<String> files) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox").resolve(system));
        Instant written = Instant.parse("2026-06-30T10:00:00Z");
        for (String file : files) {
            Path part = inbox.resolve(file + ".part");
            Files.copy(home.resolve("exports").resolve(file), part, StandardCopyOption.REPLACE_EXISTING);
            written = written.plusSeconds(1);
            Files.setLastModifiedTime(part, FileTime.from(written));
            Files.move(part, inbox.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Puts a text into a system's file in place of another; the hub of the next line reads it. */
    private void mend(String system, String from, String to) throws IOException {
        close();
        Path file = home.resolve("config/systems").resolve(system + ".yaml");
        String yaml = Files.readString(file);
        if (!yaml.contains(to)) { // it does already where the process died right after
            Files.writeString(file, yaml.replace(from, to));
        }
    }

    private static void answer(String url) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
    }

    /** Retries or gives up all deliveries of a kind, and notes whose they were. */
    private void deliveries(String verb, Delivery.Status status) throws Exception {
        List<Delivery> all = hub().store().read(tx -> tx.outbox().newest(DeliveryFilter.of(null, status), 100_000));
        List<String> command = new ArrayList<>(List.of("deliveries", verb));
        all.forEach(row -> command.add(row.id()));
        if (!all.isEmpty()) {
            Files.write(home.resolve(verb + ".txt"), command);
            command(command);
        }
    }

    /** Finishes the first task that still matters, unless a process did that died right behind it. */
    private void finishFirstTask() throws Exception {
        ItemRow first = hub().tasks().list(null, true, 100_000).stream()
                .filter(task -> task.state() != Item.State.CANCELLED)
                .min(Comparator.comparing(ItemRow::id))
                .orElseThrow();
        if (first.settledAt() == null) {
            command(List.of("tasks", "done", first.id(), "--by", "Li"));
        }
    }

    private void command(List<String> words) throws Exception {
        int code = Main.run(new Surroundings(System.out, System.out, home, false, hub(), words));
        if (!GOOD.contains(code)) {
            throw new IllegalStateException(words + " ended with " + code);
        }
    }

    private Hub hub() throws IOException {
        Hub open = hub;
        if (open == null) {
            HubConfig config = HubConfig.load(new Home(home));
            lock = HomeLock.acquire(config.data());
            open = new Hub(
                    config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), day));
            hub = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (hub != null) {
            hub.close();
            hub = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
