package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads to which accounts a customer's records belong, and which contacts belong to the customer. */
final class ExplainLinks {
    /** An account may have thousands of contacts; an explanation names the first. */
    static final int MAX_CONTACTS = 100;

    private final Tx tx;
    private final int[] accountIds;
    private final int[] contactIds;

    /** @param rows all source records of the customer */
    ExplainLinks(Tx tx, long customer, List<SourceRow> rows) {
        this.tx = tx;
        this.accountIds = rows.stream()
                .mapToInt(SourceRow::account)
                .filter(account -> account != 0)
                .distinct()
                .toArray();
        int[] own = rows.stream().mapToInt(SourceRow::id).sorted().toArray();
        this.contactIds = tx.ownedRecords().of(new long[] {customer}).keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(id -> Arrays.binarySearch(own, id) < 0)
                .sorted()
                .toArray();
    }

    /** The accounts, by record id. */
    Map<Integer, Link> accounts() {
        return links(accountIds);
    }

    /** The first contacts, in the order of their record ids. */
    List<Link> contacts() {
        return List.copyOf(
                links(IntStream.of(contactIds).limit(MAX_CONTACTS).toArray()).values());
    }

    int contactCount() {
        return contactIds.length;
    }

    private Map<Integer, Link> links(int[] records) {
        Map<Integer, SourceRow> rows = SourceRowsById.read(tx, records);
        Map<Long, String> names = new HashMap<>();
        long[] customers =
                rows.values().stream().mapToLong(SourceRow::customer).distinct().toArray();
        for (CustomerRow each : tx.customers().byIds(customers)) {
            names.put(each.id(), each.name());
        }
        Map<Integer, Link> links = new TreeMap<>();
        rows.forEach((id, row) -> links.put(
                id,
                new Link(
                        new SourceKey(tx.systems().nameOf(row.system()), row.key()),
                        new CustomerId(row.customer()),
                        names.getOrDefault(row.customer(), ""))));
        return links;
    }
}
