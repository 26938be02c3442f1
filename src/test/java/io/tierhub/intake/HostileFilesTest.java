package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are meant to break a reader, read by a JVM of 512 MB: each is refused at once, or its rows stream. */
class HostileFilesTest {
    /** 2 s on a machine that does nothing else; twice that where others work too. */
    private static final long REFUSED_WITHIN_MS = 4_000;

    @TempDir
    Path folder;

    @Test
    void filesOfSomeMegabytes() throws Exception {
        everyFileIsRefusedAtOnceOrStreamed(72, 2 * REFUSED_WITHIN_MS);
    }

    @Test
    @Tag("full")
    void filesOfAGigabyte() throws Exception {
        everyFileIsRefusedAtOnceOrStreamed(1_024, REFUSED_WITHIN_MS);
    }

    private void everyFileIsRefusedAtOnceOrStreamed(long megabytes, long withinMs) throws Exception {
        Map<Path, String> verdicts = new HostileFiles(folder, megabytes).write();
        List<String> lines = read(verdicts.keySet().stream().map(Path::toString).toList());
        lines.forEach(System.out::println);
        assertThat(lines).hasSize(verdicts.size());
        int at = 0;
        for (String verdict : verdicts.values()) {
            String[] line = lines.get(at++).split("\t", 3);
            assertThat(line[2]).as(line[1]).contains(verdict);
            if (!verdict.contains(" rows, ")) {
                assertThat(Long.parseLong(line[0])).as(line[1] + " ms").isLessThan(withinMs);
            }
        }
    }

    private List<String> read(List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRead.class.getName()));
        command.addAll(files);
        Path out = folder.resolve("out.tsv");
        Path err = folder.resolve("err.txt");
        Process child = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).as(Files.readString(err)).isZero();
        } finally {
            child.destroyForcibly();
        }
        return Files.readAllLines(out);
    }
}
