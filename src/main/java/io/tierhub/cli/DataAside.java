package io.tierhub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves what a data folder holds into a folder of its own inside it. Nothing is deleted. */
final class DataAside {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private DataAside() {}

    /**
     * Moves the store's file and everything derived from it.
     *
     * @param live the store's file, which need not be in the data folder
     * @return where to; null if there was nothing
     */
    static @Nullable Path move(Path data, Path live) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(data)) {
            files = all.filter(DataAside::moves).toList();
        }
        if (files.isEmpty() && !Files.exists(live)) {
            return null;
        }
        Path aside =
                data.resolve("replaced-" + LocalDateTime.now(ZoneOffset.UTC).format(TIME));
        Files.createDirectories(aside);
        for (Path file : files) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        if (Files.exists(live)) {
            Files.move(live, aside.resolve(live.getFileName()));
        }
        return aside;
    }

    /** The lock is held by this process; a socket belongs to whoever listens. */
    private static boolean moves(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().equals("lock");
    }
}
