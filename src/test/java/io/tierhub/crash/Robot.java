package io.tierhub.crash;

import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** A robot of a group of colleagues, who are told of each customer that has come to the top; and tasks from the first grading on. */
final class Robot {
    /** The name under which the far end knows it; it has no events. */
    static final String NAME = "robot";

    private static final String TASK = "      - {task: executive_review,";

    private Robot() {}

    /** An hour of quiet that is far from now, whenever the test runs. */
    private static String later(Path home) throws IOException {
        LocalTime far = LocalTime.now(HubConfig.load(new Home(home)).hub().zone())
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(12);
        return far + "-" + far.plusHours(1);
    }

    static void write(Path home, String targets) throws IOException {
        Path file = home.resolve("config/actions.yaml");
        String yaml = Files.readString(file);
        Files.writeString(
                file,
                yaml.replace(
                                "channels: {}",
                                "channels:\n  %s: {kind: slack, url: \"%s/%s\"}".formatted(NAME, targets, NAME))
                        .replace("first_run: ensure", "first_run: all")
                        .replace("quiet_hours: 21:00-09:00", "quiet_hours: " + later(home))
                        .replace(TASK, "      - {notice: " + NAME + ", text: executive_review}\n" + TASK));
    }
}
