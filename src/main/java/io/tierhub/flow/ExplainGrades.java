package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.CustomerExplanation.Graded;
import io.tierhub.flow.CustomerExplanation.Sent;
import io.tierhub.flow.CustomerExplanation.Span;
import io.tierhub.flow.CustomerExplanation.Tag;
import io.tierhub.flow.CustomerExplanation.Told;
import io.tierhub.publish.ActionDue;
import io.tierhub.publish.EventData;
import io.tierhub.store.Delivery;
import io.tierhub.store.GradeRow;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TierHistory;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was made of one customer: grades, tier, history, and what its targets were told. */
final class ExplainGrades {
    private final Tx tx;
    private final long[] one;
    private final ZoneId zone;

    ExplainGrades(Tx tx, long customer, ZoneId zone) {
        this.tx = tx;
        this.one = new long[] {customer};
        this.zone = zone;
    }

    List<Graded> models() {
        return tx.grades().of(one).stream().map(ExplainGrades::graded).toList();
    }

    @Nullable Current tier() {
        return tx.tiers().of(one).stream()
                .findFirst()
                .map(ExplainGrades::current)
                .orElse(null);
    }

    List<Span> history() {
        return tx.tierHistory().of(one[0]).stream().map(ExplainGrades::span).toList();
    }

    List<Tag> tags() {
        return tx.customerTags().open(one).stream()
                .map(span -> new Tag(span.tag().name(), LocalDate.ofEpochDay(span.from()), span.ruleset()))
                .toList();
    }

    private static Graded graded(GradeRow row) {
        return new Graded(
                row.model(),
                LocalDate.ofEpochDay(row.asOf()),
                row.status(),
                row.score(),
                row.gradeClass(),
                StoredJson.object(row.inputs().toString()),
                StoredJson.parts(row.reasons().toString()));
    }

    private static Current current(TierRow row) {
        return new Current(
                row.tier(),
                LocalDate.ofEpochDay(row.since()),
                row.score(),
                row.candidate(),
                row.machine(),
                row.provisional(),
                row.source(),
                LocalDate.ofEpochDay(row.asOf()),
                row.ruleset(),
                StoredJson.parts(row.detail().toString(), "reasons"),
                StoredJson.parts(row.detail().toString(), "contributions"));
    }

    private static Span span(TierHistory.Span span) {
        Integer to = span.to();
        return new Span(
                span.tier(),
                LocalDate.ofEpochDay(span.from()),
                to == null ? null : LocalDate.ofEpochDay(to),
                span.cause(),
                span.ruleset());
    }

    /** What one target was told. */
    Told told(String target) {
        @Nullable TargetState state =
                tx.targetStates().of(target, one).stream().findFirst().orElse(null);
        List<Delivery> open = tx.outbox().sinceAcknowledged(target, one).stream()
                .filter(row -> !row.type().equals(ActionDue.TYPE))
                .toList();
        return new Told(
                target,
                state == null ? null : state.ackedTier(),
                state == null || state.ackedAt() == null ? null : at(state.ackedAt()),
                open.isEmpty() ? null : sent(open.get(open.size() - 1)));
    }

    private Sent sent(Delivery row) {
        return new Sent(
                row.id(),
                row.status(),
                EventData.tier(row.data()),
                row.attempts(),
                row.lastStatus(),
                row.lastError(),
                at(row.nextAttemptAt()));
    }

    private OffsetDateTime at(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
