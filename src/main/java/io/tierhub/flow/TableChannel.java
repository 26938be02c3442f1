package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.JdbcTargetSettings;
import io.tierhub.publish.NamedSql;
import io.tierhub.publish.TierChange;
import io.tierhub.publish.template.PushValues;
import io.tierhub.store.SourceDown;
import io.tierhub.store.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A target whose table is updated, several customers in one transaction. */
public final class TableChannel implements Channel {
    private final Target target;
    private final JdbcTargetSettings settings;
    private final TargetTable table;

    public TableChannel(Target target, JdbcTargetSettings settings, TargetTable table) {
        this.target = target;
        this.settings = settings;
        this.table = table;
    }

    @Override
    public int most() {
        return settings.size();
    }

    @Override
    public List<List<DueEvent>> groups(List<DueEvent> due) {
        List<List<DueEvent>> groups = new ArrayList<>();
        for (int from = 0; from < due.size(); from += settings.size()) {
            groups.add(due.subList(from, Math.min(due.size(), from + settings.size())));
        }
        return groups;
    }

    @Override
    public Handed hand(List<DueEvent> group) {
        List<List<@Nullable String>> parameters = new ArrayList<>();
        List<Boolean> told = new ArrayList<>();
        for (DueEvent each : group) {
            PushValues values = each.values(target);
            boolean tells = each.row().type().equals(TierChange.TYPE) && hasRecord(values);
            told.add(tells);
            if (tells) {
                parameters.add(parameters(values));
            }
        }
        try {
            boolean[] had = parameters.isEmpty() ? new boolean[0] : table.update(parameters);
            List<Answer> answers = answers(told, had);
            return parameters.isEmpty() ? Handed.unasked(answers) : Handed.taken(answers, 0);
        } catch (TargetTable.RowRefused refused) {
            Answer answer = Answer.refused(200, String.valueOf(refused.getMessage()));
            return Handed.answered(200, group.stream().map(each -> answer).toList(), true);
        } catch (SourceDown down) {
            return Handed.all(group, Answer.none(String.valueOf(down.getMessage())));
        }
    }

    private static List<Answer> answers(List<Boolean> told, boolean[] had) {
        List<Answer> answers = new ArrayList<>();
        int next = 0;
        for (boolean tells : told) {
            answers.add(tells && had[next++] ? Answer.done() : Answer.notThere(0));
        }
        return answers;
    }

    @Override
    public List<Preview> preview(List<DueEvent> due) {
        return due.stream()
                .filter(each -> each.row().type().equals(TierChange.TYPE) && hasRecord(each.values(target)))
                .map(each -> new Preview(
                        target.system(), each.row().id(), settings.update() + " " + parameters(each.values(target))))
                .toList();
    }

    @Override
    public boolean readable() {
        return settings.read() != null;
    }

    @Override
    public List<ReadBack> read(List<DueEvent> events) {
        NamedSql select = Objects.requireNonNull(settings.read(), "asked for where it is readable alone");
        List<List<@Nullable String>> parameters = events.stream()
                .map(each -> parameters(select, each.values(target)))
                .toList();
        try {
            return table.select(select.bound(), parameters).stream()
                    .map(each -> each.there() ? ReadBack.of(each.value()) : ReadBack.NOT_THERE)
                    .toList();
        } catch (SourceDown | TargetTable.RowRefused down) {
            return Channel.super.read(events);
        }
    }

    private boolean hasRecord(PushValues values) {
        return settings.update().names().stream()
                .filter(PushValues::identifies)
                .noneMatch(name -> values.text(name) == null);
    }

    private List<@Nullable String> parameters(PushValues values) {
        return parameters(settings.update(), values);
    }

    private static List<@Nullable String> parameters(NamedSql statement, PushValues values) {
        List<@Nullable String> parameters = new ArrayList<>();
        statement.names().forEach(name -> parameters.add(values.text(name)));
        return parameters;
    }
}
