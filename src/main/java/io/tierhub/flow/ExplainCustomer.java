package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.master.Member;
import io.tierhub.master.Survivorship;
import io.tierhub.store.CustomerRow;
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
        ExplainGrades grades = new ExplainGrades(tx, customer.id(), zone);
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
                ExplainEvents.of(tx, customer.id(), zone),
                links.contacts(),
                links.contactCount(),
                grades.models(),
                grades.tier(),
                grades.history(),
                targets.stream().map(grades::told).toList());
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

    private OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(zone).toOffsetDateTime();
    }
}
