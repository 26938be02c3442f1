package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are dropped as slowly as people and systems do: appended in bits with pauses, with a time that is set back to
 * that of the original after each bit, under a temporary name, or with all bytes at once and the size growing late. Time
 * is told by the test, so that pauses of seconds cost none.
 */
@Tag("h2") // the same on either database
class DropsTest {
    private static final long QUIET = 5_000;
    private static final long POLL = 500;
    private static final int LONGEST_PAUSE = 3_000;

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong();
    private final SettledFiles settled = new SettledFiles(QUIET, now::get);

    @Test
    void noDropIsTakenBeforeItsLastByte() throws IOException {
        int drops = Integer.getInteger("tierhub.drops", 60);
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        Random random = new Random(seed);
        int early = 0;
        for (int drop = 0; drop < drops; drop++) {
            early += taken(drop, random) ? 1 : 0;
        }
        System.out.println("drops: " + drops + ", taken before the end: " + early + ", seed " + seed);
        assertThat(early).as("seed " + seed).isZero();
    }

    @Test
    void aWriterThatPausesForLongerThanTheQuietTimeIsCaughtHalfWay() throws IOException {
        Path file = Files.writeString(folder.resolve("slow.csv"), "no,name\n1,a\n");
        assertThat(settled.settled(file.toFile())).isFalse();
        now.addAndGet(QUIET);
        assertThat(settled.settled(file.toFile())).isTrue();
    }

    /** Drops one file; whether it was let through before it was whole. */
    private boolean taken(int drop, Random random) throws IOException {
        byte[] content = content(random);
        Path file = folder.resolve("customers-" + drop + ".csv");
        boolean renamed = random.nextInt(3) == 0;
        boolean backdated = random.nextBoolean();
        Path target = renamed ? folder.resolve("customers-" + drop + ".csv.part") : file;
        boolean early = false;
        for (int at = 0; at < content.length; ) {
            int bit = Math.min(content.length - at, 1_024 * (1 + random.nextInt(64)));
            append(target, content, at, bit);
            at += bit;
            if (backdated) {
                Files.setLastModifiedTime(target, FileTime.fromMillis(1_600_000_000_000L));
            }
            if (at < content.length) {
                early |= polled(target.toFile(), random.nextInt(LONGEST_PAUSE + 1));
            }
        }
        if (renamed) {
            Files.move(target, file, StandardCopyOption.ATOMIC_MOVE);
        }
        boolean whole = polled(file.toFile(), QUIET + POLL);
        assertThat(whole).as("let through in the end").isTrue();
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        settled.forget(file.toFile());
        return early;
    }

    /** Looks at the file as the route does, for so long; whether it was let through. */
    private boolean polled(File file, long ms) {
        boolean through = false;
        for (long passed = 0; passed < ms; passed += POLL) {
            through |= settled.settled(file);
            now.addAndGet(Math.min(POLL, ms - passed));
        }
        return through | settled.settled(file);
    }

    private static void append(Path file, byte[] content, int from, int length) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(content, from, length);
        }
    }

    private static byte[] content(Random random) {
        List<String> rows = new ArrayList<>(List.of("no,name"));
        int count = 500 + random.nextInt(8_000);
        for (int i = 0; i < count; i++) {
            rows.add("C" + i + ",name " + random.nextInt(1_000_000));
        }
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
