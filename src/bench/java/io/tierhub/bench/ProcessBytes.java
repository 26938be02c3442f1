package io.tierhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of the bytes that a process has sent towards disks, its children that have ended included. */
final class ProcessBytes {
    private static final String WRITTEN = "write_bytes: ";

    private ProcessBytes() {}

    /**
     * Bytes so far; negative where the system does not tell.
     *
     * @param process its folder in {@code /proc}
     */
    static long written(Path process) {
        try {
            for (String line : Files.readAllLines(process.resolve("io"))) {
                if (line.startsWith(WRITTEN)) {
                    return Long.parseLong(line.substring(WRITTEN.length()));
                }
            }
        } catch (IOException unreadable) {
            return -1;
        }
        return -1;
    }
}
