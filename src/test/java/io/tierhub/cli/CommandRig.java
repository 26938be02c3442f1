package io.tierhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Runs commands as somebody would type them in a folder, on a home of real files. */
final class CommandRig {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Path folder;
    final Path home;

    /** What a command answered. */
    record Ran(int code, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + out + err, e);
            }
        }
    }

    /** @param folder where commands are typed; the home is in {@code home} below it */
    CommandRig(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("home");
    }

    Ran run(String... args) {
        return run(folder, args);
    }

    /** Runs a command on the home. */
    Ran atHome(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", home.toString()));
        return run(folder, all.toArray(new String[0]));
    }

    static Ran run(Path directory, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Surroundings(print(out), print(err), directory, false, null, List.of(args)));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Connects a system; the home is one whose store was opened before. */
    Path system(String name, String yaml) throws IOException {
        TestDatabase.ofHomeWithTables(home);
        return write("home/config/systems/" + name + ".yaml", yaml);
    }

    /** Lets webhooks go to this machine, beside what the settings say. */
    void allowLoopback() throws IOException {
        Files.writeString(
                home.resolve("config/application.properties"),
                "\ntierhub.outbound.allow_addresses=127.0.0.1\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Writes a file below the folder. */
    Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
