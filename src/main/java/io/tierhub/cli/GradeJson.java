package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.CustomerExplanation.Change;
import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.CustomerExplanation.Graded;
import io.tierhub.flow.CustomerExplanation.Part;
import io.tierhub.flow.CustomerExplanation.Sent;
import io.tierhub.flow.CustomerExplanation.Span;
import io.tierhub.flow.CustomerExplanation.Tag;
import io.tierhub.flow.CustomerExplanation.Told;

/** What was made of one customer, for machines: grades, the tier and why, its history, and who was told. */
final class GradeJson {
    private GradeJson() {}

    static JsonMap add(JsonMap json, CustomerExplanation found) {
        return json.list("grades", found.grades(), GradeJson::graded)
                .object("tier", found.tier(), GradeJson::tier)
                .object("change", found.change(), GradeJson::change)
                .list("history", found.history(), GradeJson::span)
                .list("tags", found.tags(), GradeJson::tag)
                .list("overrides", found.overrides(), OverrideJson::described)
                .list("deliveries", found.told(), GradeJson::told)
                .list("actions", found.doing(), GradeJson::doing);
    }

    private static JsonMap graded(Graded grade) {
        return new JsonMap()
                .put("model", grade.model())
                .text("as_of", grade.asOf())
                .put("status", grade.status())
                .put("score", grade.score())
                .put("class", grade.klass())
                .put("inputs", grade.inputs())
                .list("contributions", grade.contributions(), GradeJson::contribution);
    }

    private static JsonMap contribution(Part part) {
        return new JsonMap()
                .put("factor", part.code())
                .put("value", part.value())
                .put("points", part.points())
                .putAll(PairJson.words(part.text()));
    }

    private static JsonMap reason(Part part) {
        return new JsonMap()
                .put("code", part.code())
                .put("points", part.points())
                .putAll(PairJson.words(part.text()));
    }

    private static JsonMap tier(Current tier) {
        return new JsonMap()
                .text("tier", tier.tier())
                .text("since", tier.since())
                .put("score", tier.score())
                .text("candidate", tier.candidate())
                .text("machine", tier.machine())
                .put("provisional", tier.provisional())
                .put("source", tier.source())
                .text("as_of", tier.asOf())
                .put("ruleset", tier.ruleset())
                .list("reasons", tier.reasons(), GradeJson::reason)
                .list("contributions", tier.contributions(), GradeJson::contribution);
    }

    private static JsonMap change(Change change) {
        return new JsonMap()
                .text("day", change.day())
                .text("from", change.from())
                .text("to", change.to())
                .put("cause", change.cause())
                .put("ruleset", change.ruleset());
    }

    private static JsonMap span(Span span) {
        return new JsonMap()
                .text("tier", span.tier())
                .text("from", span.from())
                .text("to", span.to())
                .put("cause", span.cause())
                .put("ruleset", span.ruleset());
    }

    private static JsonMap doing(CustomerExplanation.Doing doing) {
        return new JsonMap()
                .put("action", doing.action())
                .text("since", doing.since())
                .put("held", doing.held())
                .list("todo", doing.todo(), GradeJson::todo);
    }

    private static JsonMap todo(CustomerExplanation.Todo todo) {
        return new JsonMap()
                .put("id", todo.id())
                .put("kind", todo.kind())
                .put("name", todo.name())
                .put("owner", todo.owner())
                .time("due_at", todo.at());
    }

    private static JsonMap tag(Tag tag) {
        return new JsonMap()
                .put("tag", tag.name())
                .text("since", tag.since())
                .put("source", tag.ruleset() == null ? "person" : "rule")
                .put("ruleset", tag.ruleset());
    }

    private static JsonMap told(Told told) {
        return new JsonMap()
                .put("target", told.target())
                .text("acknowledged_tier", told.acknowledged())
                .time("acknowledged_at", told.acknowledgedAt())
                .object("last", told.last(), GradeJson::sent);
    }

    private static JsonMap sent(Sent sent) {
        return new JsonMap()
                .put("id", sent.id())
                .text("status", sent.status())
                .text("tier", sent.tier())
                .put("attempts", sent.attempts())
                .put("last_status", sent.lastStatus())
                .put("last_error", sent.lastError())
                .time("next_attempt_at", sent.nextAttempt());
    }
}
