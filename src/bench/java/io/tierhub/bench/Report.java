package io.tierhub.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Lines of figures, aligned; a goal stands beside the figure that it is about. */
final class Report {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    void title(String format, Object... values) {
        out.println();
        out.println(String.format(Locale.ROOT, format, values));
    }

    void line(String what, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "  %-34s ", what) + String.format(Locale.ROOT, format, values));
    }

    void time(String what, double seconds, long rows) {
        line(what, "%,9.2f s  %,12.0f rows/s", seconds, rows / seconds);
    }

    /** @param value NaN where the run is too small to tell */
    void ratio(String goal, String what, double value, String bound, boolean met) {
        if (Double.isNaN(value)) {
            line(goal + " " + what, "%9s    goal %s", "n/a", bound);
        } else {
            line(goal + " " + what, "%9.2f    goal %s: %s", value, bound, met ? "met" : "NOT met");
        }
    }

    /** In MB of a million bytes; negative: not known. */
    void bytes(String what, long bytes) {
        if (bytes < 0) {
            line(what, "%9s", "n/a");
        } else {
            line(what, "%,9.1f MB", bytes / 1e6);
        }
    }
}
