package io.tierhub.cli;

import io.tierhub.flow.PlannedSend;
import io.tierhub.flow.PlannedSend.Told;
import io.tierhub.flow.Preview;
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
            Preview preview = planned.preview();
            sends.merge(preview.system(), planned.events().size(), Integer::sum);
            if (diff) {
                planned.events()
                        .forEach(told -> out.println("  " + told.due().row().id() + " " + differences(told)));
            } else {
                out.println("  " + preview.ids() + " " + preview.text());
            }
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
        Preview preview = planned.preview();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(preview.system(), preview.ids(), preview.text()));
        if (diff) {
            cells.add(new RowSink.Json(Session.toJson(planned.events().stream()
                    .flatMap(told -> changes(told).stream())
                    .map(PushPlan::map)
                    .toList())));
        }
        return cells;
    }

    private static List<Changed> changes(Told told) {
        return EventDiff.between(told.before(), told.due().row().data());
    }

    private static Map<String, @Nullable Object> map(Changed changed) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("at", changed.at());
        map.put("before", changed.before());
        map.put("now", changed.now());
        return map;
    }

    /** One that is new begins with a plus, one that says another tier than before with a tilde. */
    private static String differences(Told told) {
        String whose = (told.before() == null ? "+ " : "~ ") + told.due().body().customer() + " "
                + told.due().row().type();
        return whose + "  "
                + changes(told).stream()
                        .map(Changed::toString)
                        .map(PushPlan::line)
                        .collect(Collectors.joining("  "));
    }

    private static String line(String value) {
        return TextWidth.fit(value, Integer.MAX_VALUE);
    }
}
