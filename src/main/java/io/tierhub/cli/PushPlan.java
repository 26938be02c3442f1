package io.tierhub.cli;

import io.tierhub.flow.PlannedSend;
import io.tierhub.flow.RowSink;
import io.tierhub.publish.EventDiff;
import io.tierhub.publish.EventDiff.Changed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes down what a push would send, event by event: there may be millions. */
final class PushPlan {
    private final boolean diff;
    private final Map<String, Integer> sends = new LinkedHashMap<>();

    /** @param diff what differs from what the target acknowledged last, instead of the bodies */
    PushPlan(boolean diff) {
        this.diff = diff;
    }

    /** Lines for people, the number of each target's at the end. */
    void text(PrintStream out, List<String> targets, Consumer<Consumer<PlannedSend>> plan) {
        targets.forEach(target -> sends.put(target, 0));
        plan.accept(planned -> {
            sends.merge(planned.request().system(), 1, Integer::sum);
            out.println("  " + planned.request().id() + " "
                    + (diff ? differences(planned) : planned.request().body()));
        });
        sends.forEach((target, count) -> out.println(target + ": " + count + " to send"));
    }

    /** The same as a JSON array, an object an event. */
    void json(PrintStream out, Consumer<Consumer<PlannedSend>> plan) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        try (RowWriter rows = new JsonRows(writer)) {
            List<String> columns = new ArrayList<>(List.of("target", "id", "body"));
            if (diff) {
                columns.add("diff");
            }
            rows.header(columns);
            plan.accept(planned -> rows.row(cells(planned)));
        }
        writer.flush();
    }

    private List<@Nullable Object> cells(PlannedSend planned) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                planned.request().system(),
                planned.request().id(),
                planned.request().body()));
        if (diff) {
            cells.add(new RowSink.Json(Session.toJson(EventDiff.between(planned.before(), planned.data()).stream()
                    .map(PushPlan::map)
                    .toList())));
        }
        return cells;
    }

    private static Map<String, @Nullable Object> map(Changed changed) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("at", changed.at());
        map.put("before", changed.before());
        map.put("now", changed.now());
        return map;
    }

    /** One that is new begins with a plus, one that says another tier than before with a tilde. */
    private static String differences(PlannedSend planned) {
        String whose = (planned.before() == null ? "+ " : "~ ")
                + planned.due().body().customer() + " " + planned.due().row().type();
        return whose + "  "
                + EventDiff.between(planned.before(), planned.data()).stream()
                        .map(Changed::toString)
                        .map(PushPlan::line)
                        .collect(Collectors.joining("  "));
    }

    private static String line(String value) {
        return TextWidth.fit(value, Integer.MAX_VALUE);
    }
}
