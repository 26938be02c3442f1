package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.TextSettings;
import io.tierhub.store.ItemRow;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The tasks that actions give to people. */
@Command(
        name = "tasks",
        description = "The tasks that actions give to people.",
        synopsisSubcommandLabel = "list | assign | done | approve")
final class TasksCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "list", description = "What is to be done, the first that is due on top.")
    int list(
            @Option(names = "--owner", description = "Only of this person or role, as in role:service.") @Nullable String owner,
            @Option(names = "--all", description = "Also what is done, cancelled or to come.") boolean all,
            @Option(names = "--limit", description = "The most to show.", defaultValue = "100") int limit)
            throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            List<ItemRow> rows = hub.tasks().list(owner, all, limit);
            long nowMs = hub.clock().now().toEpochMilli();
            TextTable table = new TextTable();
            table.row(List.of("task", "due", "owner", "customer", "what", "state"));
            rows.forEach(row -> table.row(cells(row, hub, nowMs)));
            List<String> lines = new ArrayList<>(rows.isEmpty() ? List.of() : table.lines(""));
            lines.add(hub.tasks().open() + " tasks to be done · 待办任务");
            session.answer(rows.stream().map(row -> map(row, hub)).toList(), lines);
        }
        return ExitCode.DONE;
    }

    @Command(name = "assign", description = "Gives a task to somebody.")
    int assign(
            @Parameters(paramLabel = "TASK", description = "As in T000012.") String task,
            @Option(names = "--to", required = true, description = "A person, or role:NAME.") String to)
            throws Exception {
        try (Session session = tierhub.session()) {
            ItemRow row = session.hub().tasks().assign(task, to);
            session.answer(map(row, session.hub()), List.of(row.id() + " is " + to + "'s now"));
        }
        return ExitCode.DONE;
    }

    @Command(name = "done", description = "Notes that a task is done.")
    int done(
            @Parameters(paramLabel = "TASK", description = "As in T000012.") String task,
            @Option(names = "--by", required = true, description = "Who did it.") String by,
            @Option(names = "--note", description = "What came of it.") @Nullable String note)
            throws Exception {
        try (Session session = tierhub.session()) {
            ItemRow row = session.hub().tasks().done(task, by, note);
            session.answer(map(row, session.hub()), List.of(row.id() + " is done"));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "approve",
            description = "Approves how customers should stand in systems, of all for whom an action holds.")
    int approve(
            @Parameters(paramLabel = "ACTION", description = "As in config/actions.yaml.") String action,
            @Option(names = "--by", required = true, description = "Who approves.") String by)
            throws Exception {
        try (Session session = tierhub.session()) {
            int customers = session.hub().tasks().approve(action, by);
            session.answer(
                    Map.of("action", action, "customers", customers),
                    List.of(action + " is approved for " + customers + " customers · 已批准 " + customers + " 个客户"));
        }
        return ExitCode.DONE;
    }

    private static List<String> cells(ItemRow row, Hub hub, long nowMs) {
        Long due = row.item().dueMs();
        String late = due != null && due < nowMs && row.settledAt() == null ? " late" : "";
        return List.of(
                row.id(),
                due == null ? "" : time(due, hub.clock().zone()) + late,
                row.owner() == null ? "" : row.owner(),
                new CustomerId(row.customer()).toString(),
                row.item().name(),
                row.state().name());
    }

    private static Map<String, Object> map(ItemRow row, Hub hub) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", row.id());
        map.put("customer_id", new CustomerId(row.customer()).toString());
        map.put("action", row.action());
        map.put("name", row.item().name());
        Bilingual words = words(hub.config().actions(), row);
        map.put("zh", words == null ? null : words.zh());
        map.put("en", words == null ? null : words.en());
        map.put("owner", row.owner());
        map.put("state", row.state().name());
        map.put("due_at", iso(row.item().dueMs()));
        map.put("escalated_at", iso(row.escalatedAt()));
        map.put("settled_at", iso(row.settledAt()));
        map.put("by", row.settledBy());
        map.put("note", row.reason());
        return map;
    }

    private static @Nullable Bilingual words(ActionSettings settings, ItemRow row) {
        TextSettings text = settings.texts().get(row.item().name());
        return text == null ? null : new Bilingual(text.zh(), text.en());
    }

    private static @Nullable String iso(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms).toString();
    }

    static String time(long ms, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(ms).atZone(zone));
    }
}
