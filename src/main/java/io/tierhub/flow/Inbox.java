package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.Halt;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the routes of the watched folders hand their files to. A file moves to {@code done/} after its last commit is on
 * disk, or to {@code failed/} with its reason beside it; while the store is out of reach it stays and is tried again.
 */
public final class Inbox {
    /** The exchange property in which a route says whose folder it watches. */
    public static final String SYSTEM = "tierhub.system";

    /** Bytes of the name of a file. */
    private static final int LONGEST_NAME = 255;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final TakeIn takeIn;
    private final Store store;
    private final SettledFiles settled;
    private final LastProblem lastProblem = new LastProblem();
    private final AtomicInteger busy = new AtomicInteger();

    public Inbox(TakeIn takeIn, Store store, SettledFiles settled) {
        this.takeIn = takeIn;
        this.store = store;
        this.settled = settled;
    }

    /** Takes the exchange's file in. Never raises: a bad file must not end a route. */
    public void take(Exchange exchange) {
        String system = exchange.getProperty(SYSTEM, String.class);
        File file = (File) exchange.getMessage().getBody(GenericFile.class).getFile();
        busy.incrementAndGet();
        try {
            take(system, file.toPath());
            lastProblem.over();
        } catch (Stopping.StoppedException stopped) {
            LOG.info("{}/{}: {}", system, file.getName(), stopped.getMessage());
        } catch (NoSuchFileException gone) {
            LOG.warn("{}/{}: went away while it was read; nothing to do", system, file.getName());
        } catch (IOException | StoreException unreachable) {
            if (lastProblem.isNew(unreachable)) {
                LOG.error(
                        "{}/{}: {}; the file stays and is tried again",
                        system,
                        file.getName(),
                        unreachable.getMessage());
            }
        } finally {
            busy.decrementAndGet();
            settled.forget(file);
        }
    }

    /** Whether a file is being taken in. */
    public boolean busy() {
        return busy.get() > 0;
    }

    /** Takes in all finished files of a folder, oldest first; for a single pass without routes. */
    public List<Taken> drain(String system, Path folder) throws IOException {
        File[] files = folder.toFile().listFiles(file -> file.isFile() && !SettledFiles.unfinishedName(file.getName()));
        if (files == null) {
            return List.of();
        }
        Arrays.sort(files, Comparator.comparingLong(File::lastModified).thenComparing(File::getName));
        List<Taken> all = new ArrayList<>();
        for (File file : settled.awaitSettled(List.of(files))) {
            all.add(take(system, file.toPath()));
        }
        return all;
    }

    private Taken take(String system, Path file) throws IOException {
        String suspect = suspect(file);
        if (suspect != null) {
            fail(file, suspect);
            return TakeIn.refused(system, plain(file), null, suspect);
        }
        try {
            Taken taken = takeIn.file(system, file, rows -> {});
            if (taken.verdict() == Taken.Verdict.REFUSED) {
                fail(file, String.valueOf(taken.reason()));
            } else {
                store.checkpointSync();
                move(file, "done");
            }
            return taken;
        } catch (StoreException | Stopping.StoppedException notNow) {
            throw notNow;
        } catch (RuntimeException broken) {
            LOG.error("{}/{}: an error of the hub's own; the file goes to failed/", system, file.getFileName(), broken);
            String reason = "an error of the hub's own: " + broken + "; the log has more, please report it";
            fail(file, reason);
            return TakeIn.refused(system, String.valueOf(file.getFileName()), null, reason);
        }
    }

    private static void fail(Path file, String reason) throws IOException {
        Path failed = move(file, "failed");
        Path beside = failed.resolveSibling(reasonName(String.valueOf(failed.getFileName())));
        Files.deleteIfExists(beside); // a link that lies there would have another file written
        Files.writeString(
                beside, reason + System.lineSeparator(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Why a file is not even opened; null: it may be. */
    private static @Nullable String suspect(Path file) {
        if (Files.isSymbolicLink(file)) {
            return "LINK: a link may name any file of this machine, so none is followed; copy the file here";
        }
        return plain(file).equals(String.valueOf(file.getFileName()))
                ? null
                : "BAD_NAME: the name has control characters, with which log lines can be forged; rename the file";
    }

    private static String plain(Path file) {
        StringBuilder name = new StringBuilder();
        String.valueOf(file.getFileName())
                .codePoints()
                .forEach(c -> name.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        return name.toString();
    }

    /** Cut where a file system would not take a name so long. */
    static String reasonName(String name) {
        String reason = name + ".reason.txt";
        int end = name.length();
        while (reason.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            end = name.offsetByCodePoints(end, -1);
            reason = name.substring(0, end) + "~.reason.txt";
        }
        return reason;
    }

    private static Path move(Path file, String folder) throws IOException {
        Path into = file.resolveSibling(folder);
        if (Files.isSymbolicLink(into)) {
            throw new IOException(into + " is a link, through which nothing is moved; make it a folder");
        }
        Files.createDirectories(into);
        Path target = into.resolve(file.getFileName());
        for (int n = 2; Files.exists(target); n++) {
            target = into.resolve(numbered(String.valueOf(file.getFileName()), n));
        }
        Halt.before(Effect.FILE_MOVED);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        Halt.after(Effect.FILE_MOVED);
        return target;
    }

    /** {@code orders.csv} becomes {@code orders.2.csv}. */
    static String numbered(String name, int n) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name + "." + n : name.substring(0, dot) + "." + n + name.substring(dot);
    }
}
