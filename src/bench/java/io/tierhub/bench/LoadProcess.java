package io.tierhub.bench;

import io.tierhub.Hub;
import java.io.IOException;
import java.nio.file.Path;

/** Takes one file into a home, and says how far it is: a process to be killed. */
final class LoadProcess {
    static final String ROWS = "rows ";

    private LoadProcess() {}

    public static void main(String[] args) throws IOException {
        try (Hub hub = BenchHome.openAt(Path.of(args[0]))) {
            hub.takeIn().file(BenchHome.SYSTEM, Path.of(args[1]), rows -> System.out.println(ROWS + rows));
        }
    }

    static long rows(String line) {
        return Long.parseLong(line.substring(ROWS.length()));
    }
}
