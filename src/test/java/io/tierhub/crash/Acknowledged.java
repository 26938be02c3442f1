package io.tierhub.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process that says how far it has come once that is durable, and the kill (SIGKILL) that follows at once. What
 * the child has said must be there afterwards.
 */
public final class Acknowledged {
    private Acknowledged() {}

    /** In the child: acknowledges everything up to this number. */
    public static void say(long number) {
        System.out.println(number + ".");
        System.out.flush();
    }

    /**
     * Starts a child, kills it right after so many acknowledgements, and gives the greatest number acknowledged.
     *
     * @param unsafe whether the child's store goes without its two protections
     */
    public static long killAfter(int acknowledgements, boolean unsafe, Class<?> main, String... args)
            throws IOException, InterruptedException {
        return killAfter(acknowledgements, unsafe, 0, main, args);
    }

    /** The same, with so many milliseconds between the last acknowledgement and the kill. */
    public static long killAfter(int acknowledgements, boolean unsafe, long laterMs, Class<?> main, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dtierhub.unsafe=" + unsafe));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            long last = 0;
            for (int i = 0; i < acknowledgements; i++) {
                last = number(said.readLine());
            }
            Thread.sleep(laterMs);
            child.toHandle().destroyForcibly(); // unlike the process's own method, leaves its last words readable
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Math.max(last, number(line));
            }
            return last;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The last line may be cut off by the kill; an empty or cut one acknowledges less than it could. */
    private static long number(String line) throws IOException {
        if (line == null) {
            throw new IOException("the child died by itself");
        }
        return line.endsWith(".") ? Long.parseLong(line.substring(0, line.length() - 1)) : 0;
    }
}
