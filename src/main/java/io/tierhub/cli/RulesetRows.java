package io.tierhub.cli;

import io.tierhub.grade.Ruleset;
import io.tierhub.grade.RulesetLife;
import io.tierhub.grade.RulesetLife.State;
import io.tierhub.grade.RulesetStep.Moves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions of rulesets, as files have them now and as they were put to use. */
final class RulesetRows {
    private final RulesetLife life;
    private final int today;
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> all;

    RulesetRows(RulesetLife life, Map<String, Ruleset> files, LocalDate today) {
        this.life = life;
        this.today = (int) today.toEpochDay();
        files.values().forEach(ruleset -> this.files.add(ruleset.id()));
        all = new LinkedHashSet<>(life.versions());
        all.addAll(this.files);
    }

    List<Map<String, @Nullable Object>> maps() {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (String id : all) {
            Moves moves = life.moves(id);
            maps.add(new JsonMap()
                    .put("ruleset", id)
                    .put("state", state(id).name().toLowerCase(Locale.ROOT))
                    .put("is_file", files.contains(id))
                    .text("from", from(id))
                    .put("moved_customers", moves == null ? null : moves.customers() / 10_000.0)
                    .put("moved_revenue", moves == null ? null : moves.revenue() / 10_000.0)
                    .put("approvers_needed", moves == null ? null : moves.approvers())
                    .put("approved_by", life.approvers(id))
                    .map());
        }
        return maps;
    }

    List<String> lines() {
        TextTable table = new TextTable();
        table.row(List.of("ruleset", "state", "from", "moves", "approved by", "file"));
        for (String id : all) {
            Moves moves = life.moves(id);
            table.row(List.of(
                    SimulationText.shortened(id),
                    state(id).name().toLowerCase(Locale.ROOT),
                    Objects.toString(from(id), ""),
                    moves == null ? "" : SimulationText.percent(moves.customers()),
                    String.join(", ", life.approvers(id)),
                    files.contains(id) ? "as it is now" : ""));
        }
        return table.lines("");
    }

    private State state(String id) {
        return life.state(id, today);
    }

    private @Nullable LocalDate from(String id) {
        Integer day = state(id) == State.EFFECTIVE ? life.since(today) : life.begins(id, today);
        return day == null ? null : LocalDate.ofEpochDay(day);
    }
}
