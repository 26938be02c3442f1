package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.CustomerExplanation.Graded;
import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Sent;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.flow.CustomerExplanation.Span;
import io.tierhub.flow.CustomerExplanation.Told;
import io.tierhub.master.Member;
import io.tierhub.master.Survivorship;
import io.tierhub.publish.EventData;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Delivery;
import io.tierhub.store.GradeRow;
import io.tierhub.store.SourceRow;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TierHistory;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the store holds about one customer: everything but the evidence of matching. */
final class ExplainCustomer {
    private final Tx tx;
    private final CustomerRow customer;
    private final ZoneId zone;

    ExplainCustomer(Tx tx, CustomerRow customer, ZoneId zone) {
        this.tx = tx;
        this.customer = customer;
        this.zone = zone;
    }

    CustomerExplanation explain(CustomerId asked, Survivorship survivorship, List<String> targets) {
        long[] one = {customer.id()};
        List<SourceRow> rows = tx.sources().byCustomers(one).stream()
                .sorted(Comparator.comparing(this::key))
                .toList();
        List<Member> members = rows.stream()
                .map(row -> new Member(row.id(), RebuildGolden.clean(tx, row)))
                .toList();
        ExplainLinks links = new ExplainLinks(tx, customer.id(), rows);
        return new CustomerExplanation(
                asked,
                new CustomerId(customer.id()),
                customer.type(),
                customer.name(),
                customer.standing(),
                ExplainGolden.of(customer.golden(), members, survivorship),
                sources(rows, links.accounts()),
                List.of(),
                links.contacts(),
                links.contactCount(),
                tx.grades().of(one).stream().map(ExplainCustomer::graded).toList(),
                tx.tiers().of(one).stream().findFirst().map(ExplainCustomer::current).orElse(null),
                tx.tierHistory().of(customer.id()).stream().map(ExplainCustomer::span).toList(),
                targets.stream().map(this::told).toList());
    }

    private List<Source> sources(List<SourceRow> rows, Map<Integer, Link> accounts) {
        Map<Long, String> files = FileNames.of(tx, rows);
        return rows.stream()
                .map(row -> new Source(
                        row.id(),
                        key(row),
                        files.getOrDefault(row.file(), ""),
                        row.line(),
                        row.updatedAt() == 0 ? null : time(row.updatedAt()),
                        row.deleted(),
                        row.bare(),
                        row.warnings(),
                        accounts.get(row.account())))
                .toList();
    }

    private SourceKey key(SourceRow row) {
        return new SourceKey(tx.systems().nameOf(row.system()), row.key());
    }

    private static Graded graded(GradeRow row) {
        return new Graded(
                row.model(),
                LocalDate.ofEpochDay(row.asOf()),
                row.status(),
                row.score(),
                row.gradeClass(),
                StoredJson.object(row.inputs()),
                StoredJson.parts(row.reasons()));
    }

    private static Current current(TierRow row) {
        return new Current(
                row.tier(),
                LocalDate.ofEpochDay(row.since()),
                row.score(),
                row.candidate(),
                row.provisional(),
                row.source(),
                LocalDate.ofEpochDay(row.asOf()),
                row.ruleset(),
                StoredJson.parts(row.detail(), "reasons"),
                StoredJson.parts(row.detail(), "contributions"));
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

    private Told told(String target) {
        long[] one = {customer.id()};
        @Nullable TargetState state = tx.targetStates().of(target, one).stream().findFirst().orElse(null);
        List<Delivery> open = tx.outbox().sinceAcknowledged(target, one);
        return new Told(
                target,
                state == null ? null : state.ackedTier(),
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
                time(row.nextAttemptAt()));
    }

    private OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
