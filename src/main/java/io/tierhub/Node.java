package io.tierhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What tells a home from others that share its database: a random name in {@code data/node}, made once. It is the home's
 * and not the process's, as one process at a time has a home: started again it takes its own lease over at once.
 */
public final class Node {
    private Node() {}

    /** The name of the home with that data folder. */
    public static String of(Path data) {
        try {
            Path file = Files.createDirectories(data).resolve("node");
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
