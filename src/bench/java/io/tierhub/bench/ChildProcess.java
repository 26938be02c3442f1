package io.tierhub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A main class in a Java process of its own, with the memory and the class path of this one. */
final class ChildProcess implements AutoCloseable {
    private final long start = System.nanoTime();
    private final Process process;
    private final BufferedReader said;
    private final List<String> last = new ArrayList<>();

    ChildProcess(Class<?> main, String... arguments) throws IOException {
        this(Runtime.getRuntime().maxMemory() >> 20, main, arguments);
    }

    ChildProcess(long heapMb, Class<?> main, String... arguments) throws IOException {
        this(List.of("-Xmx" + heapMb + "m"), main, arguments);
    }

    /** @param options of the virtual machine */
    ChildProcess(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(System.getProperty("java.home") + "/bin/java");
        line.addAll(options);
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Dtierhub.install=" + System.getProperty("tierhub.install"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        process = new ProcessBuilder(line).redirectErrorStream(true).start();
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Reads what it says until a line is as wanted, and gives that line. */
    String await(Predicate<String> wanted) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            last.add(line);
            if (wanted.test(line)) {
                return line;
            }
        }
        throw new IOException("the process ended early: " + last);
    }

    /** Seconds since it was started. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds that it has had of a processor. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Ends it as a power switch would (SIGKILL). */
    void kill() throws IOException {
        process.toHandle().destroyForcibly();
        ended();
    }

    /** Asks it to end (SIGTERM), and waits; the seconds that it took. */
    double stop() throws IOException {
        long asked = System.nanoTime();
        process.toHandle().destroy(); // unlike that of the process, leaves its streams open
        ended();
        return (System.nanoTime() - asked) / 1e9;
    }

    /** Waits for its end; all that it said. */
    List<String> ended() throws IOException {
        said.lines().forEach(last::add);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IOException("the process does not end: " + last);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
