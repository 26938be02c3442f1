package io.tierhub.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A robot of a group of colleagues, who are told of each customer that has come to the top; and tasks from the first grading on. */
final class Robot {
    /** The name under which the far end knows it; it has no events. */
    static final String NAME = "robot";

    private static final String TASK = "      - {task: executive_review,";

    private Robot() {}

    static void write(Path home, String targets) throws IOException {
        Path file = home.resolve("config/actions.yaml");
        String yaml = Files.readString(file);
        Files.writeString(
                file,
                yaml.replace(
                                "channels: {}",
                                "channels:\n  %s: {kind: slack, url: \"%s/%s\"}".formatted(NAME, targets, NAME))
                        .replace("first_run: ensure", "first_run: all")
                        .replace(TASK, "      - {notice: " + NAME + ", text: executive_review}\n" + TASK));
    }
}
