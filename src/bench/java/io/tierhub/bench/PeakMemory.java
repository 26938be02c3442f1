package io.tierhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process ever had, heap and all else, as the operating system tells it. */
final class PeakMemory {
    private static final String FIELD = "VmHWM:";

    private PeakMemory() {}

    /** Bytes; -1 where there is no {@code /proc}. */
    static long bytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.substring(FIELD.length(), line.lastIndexOf(' '))
                                .strip())
                        * 1024)
                .findFirst()
                .orElse(-1);
    }
}
