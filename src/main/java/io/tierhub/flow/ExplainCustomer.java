package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Decided;
import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.master.Member;
import io.tierhub.master.Pin;
import io.tierhub.master.Survivorship;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what the store holds about one customer: everything but the evidence of matching. */
final class ExplainCustomer {
    private final Tx tx;
    private final CustomerRow customer;
    private final ZoneId zone;
    private final int today;

    ExplainCustomer(Tx tx, CustomerRow customer, ZoneId zone, int today) {
        this.tx = tx;
        this.customer = customer;
        this.zone = zone;
        this.today = today;
    }

    CustomerExplanation explain(CustomerId asked, Survivorship survivorship, List<String> targets) {
        long[] one = {customer.id()};
        List<SourceRow> rows = tx.sources().byCustomers(one).stream()
                .sorted(Comparator.comparing(this::key))
                .toList();
        Map<Integer, List<Pin>> pins =
                PinsByRecord.read(tx, rows.stream().mapToInt(SourceRow::id).toArray());
        List<Member> members = rows.stream()
                .map(row -> new Member(row.id(), RebuildGolden.clean(tx, row), pins.getOrDefault(row.id(), List.of())))
                .toList();
        ExplainGrades grades = new ExplainGrades(tx, customer.id(), zone);
        ExplainLinks links = new ExplainLinks(tx, customer.id(), rows);
        return new CustomerExplanation(
                asked,
                new CustomerId(customer.id()),
                customer.type(),
                customer.name(),
                customer.standing(),
                ExplainGolden.of(customer.golden(), members, survivorship, this::decided),
                sources(rows, links.accounts()),
                List.of(),
                ExplainEvents.of(tx, customer.id(), zone),
                links.contacts(),
                links.contactCount(),
                grades.models(),
                grades.tier(),
                grades.history(),
                overrides(rows),
                grades.tags(),
                targets.stream().map(grades::told).toList(),
                ExplainActions.of(tx, customer.id(), zone));
    }

    private List<StandingOverride> overrides(List<SourceRow> rows) {
        int[] records = rows.stream().mapToInt(SourceRow::id).toArray();
        return StandingOverride.of(tx, tx.tierOverrides().on(records), today, false);
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

    private Decided decided(long number) {
        Decision decision = Objects.requireNonNull(tx.decisions().of(number));
        return new Decided(number, decision.by(), decision.note(), time(decision.at()));
    }

    private SourceKey key(SourceRow row) {
        return new SourceKey(tx.systems().nameOf(row.system()), row.key());
    }

    private OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
