package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.CustomerExplanation.Change;
import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.CustomerExplanation.Graded;
import io.tierhub.flow.CustomerExplanation.Part;
import io.tierhub.flow.CustomerExplanation.Sent;
import io.tierhub.flow.CustomerExplanation.Told;
import io.tierhub.grade.Flaps;
import io.tierhub.store.Delivery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was made of one customer, for people: grades, the tier and why, its history, and who was told. */
final class GradeText {
    private static final int QUARTER = 90;

    private final CustomerExplanation found;
    private final List<String> lines = new ArrayList<>();

    private GradeText(CustomerExplanation found) {
        this.found = found;
    }

    static List<String> lines(CustomerExplanation found) {
        GradeText text = new GradeText(found);
        text.grades();
        text.tier();
        text.overrides();
        text.tags();
        text.history();
        text.told();
        text.doing();
        return text.lines;
    }

    private void grades() {
        if (found.grades().isEmpty()) {
            return;
        }
        heading("Grades", "评级");
        for (Graded grade : found.grades()) {
            lines.add("  " + grade.model() + "  " + (grade.klass() == null ? grade.status() : grade.klass())
                    + score(grade.score()) + "  as of " + grade.asOf() + inputs(grade));
            grade.contributions().forEach(part -> lines.add("    " + part(part)));
        }
    }

    private static String inputs(Graded grade) {
        return grade.inputs().isEmpty()
                ? ""
                : "  ("
                        + grade.inputs().entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private void tier() {
        Current tier = found.tier();
        if (tier == null) {
            return;
        }
        heading("Tier", "等级");
        lines.add("  " + tier.tier() + " since " + tier.since() + score(tier.score())
                + (tier.provisional() ? ", provisional · 暂定" : "")
                + (tier.candidate() == null || tier.candidate() == tier.tier()
                        ? ""
                        : ", by score " + tier.candidate()));
        lines.add("  by " + tier.source() + ", ruleset " + tier.ruleset() + ", as of " + tier.asOf());
        tier.reasons().forEach(part -> lines.add("    " + part(part)));
    }

    private void overrides() {
        if (!found.overrides().isEmpty()) {
            heading("What persons say of the tier", "人工等级");
            found.overrides()
                    .forEach(each -> lines.add("  " + each.override().number() + "  " + OverrideText.described(each)));
        }
    }

    private void tags() {
        if (!found.tags().isEmpty()) {
            heading("Tags", "标签");
            found.tags()
                    .forEach(tag -> lines.add("  " + tag.name() + " since " + tag.since() + ", "
                            + (tag.ruleset() == null ? "given by a person · 人工标签" : "by rule, " + tag.ruleset())));
        }
    }

    /** Only where a tier has come back to what it had just been. */
    private void restless() {
        Current tier = found.tier();
        if (tier == null) {
            return;
        }
        int today = (int) tier.asOf().toEpochDay();
        List<Flaps.Began> began = found.history().stream()
                .map(span -> new Flaps.Began(span.tier(), (int) span.from().toEpochDay()))
                .toList();
        Flaps flaps = Flaps.of(began, today - QUARTER, today);
        if (flaps.returns() > 0) {
            lines.add("  changed " + flaps.changes() + " times in " + QUARTER + " days, " + flaps.returns()
                    + " of them back within " + Flaps.WITHIN + " · 近" + QUARTER + "天变更" + flaps.changes() + "次，其中"
                    + flaps.returns() + "次在" + Flaps.WITHIN + "天内变回");
        }
    }

    private void history() {
        Change change = found.change();
        if (change == null) {
            return;
        }
        heading("Tier history", "等级历史");
        found.history()
                .forEach(span -> lines.add("  " + span.from() + " to " + (span.to() == null ? "now" : span.to()) + "  "
                        + span.tier() + "  " + cause(span.cause())));
        restless();
        heading("Why it changed", "变更原因");
        lines.add("  " + change.day() + ": " + (change.from() == null ? "none" : change.from()) + " -> "
                + (change.to() == null ? "none" : change.to()) + ", " + cause(change.cause()) + ", ruleset "
                + change.ruleset());
        Current tier = found.tier();
        if (change.to() != null && tier != null) {
            tier.reasons().forEach(part -> lines.add("    " + PairText.both(part.text())));
        }
    }

    private static String cause(String cause) {
        return cause.toLowerCase(Locale.ROOT);
    }

    private void doing() {
        if (found.doing().isEmpty()) {
            return;
        }
        heading("What is done", "执行中的动作");
        for (CustomerExplanation.Doing each : found.doing()) {
            lines.add("  " + each.action() + "  since " + each.since()
                    + (each.held() == null ? "" : "  nothing done: " + each.held()));
            each.todo()
                    .forEach(todo -> lines.add("    " + todo.id() + "  " + todo.kind() + "  " + todo.name()
                            + (todo.owner() == null ? "" : "  " + todo.owner()) + "  "
                            + TasksCommand.time(
                                    todo.at().toInstant().toEpochMilli(),
                                    todo.at().getOffset())));
        }
    }

    private void told() {
        if (found.told().isEmpty()) {
            return;
        }
        heading("Deliveries", "推送");
        found.told().forEach(each -> lines.add("  " + each.target() + ": " + told(each)));
    }

    private static String told(Told told) {
        Sent last = told.last();
        String known = told.acknowledged() == null
                ? ""
                : "acknowledged " + told.acknowledged()
                        + (told.acknowledgedAt() == null ? "" : " at " + ExplainText.time(told.acknowledgedAt()));
        if (last == null) {
            return known.isEmpty() ? "nothing was sent" : known;
        }
        return last.status().name().toLowerCase(Locale.ROOT) + (last.tier() == null ? "" : " " + last.tier()) + " ("
                + last.id() + "), " + last.attempts() + (last.attempts() == 1 ? " attempt" : " attempts")
                + (last.lastError() == null ? "" : ", last: " + last.lastError())
                + (last.status() == Delivery.Status.PENDING ? ", next " + ExplainText.time(last.nextAttempt()) : "")
                + (known.isEmpty() ? "" : "; before: " + known);
    }

    private static String part(Part part) {
        return part.code() + (part.value() == null ? "" : " " + plain(part.value())) + ": " + plain(part.points())
                + " points, " + PairText.both(part.text());
    }

    private static String score(@Nullable Double score) {
        return score == null ? "" : ", score " + plain(score);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void heading(String en, String zh) {
        lines.add("");
        lines.add(en + " · " + zh);
    }
}
