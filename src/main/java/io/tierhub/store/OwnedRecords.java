package io.tierhub.store;

import io.tierhub.master.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which records' facts count for which customer: its own records', and its contacts'. */
public final class OwnedRecords {
    private final Layered records;
    private final Customers customers;

    private record Owned(int id, long customer, int account) {}

    OwnedRecords(Layered records, Customers customers) {
        this.records = records;
        this.customers = customers;
    }

    /**
     * The records whose facts count for some customers, with the customer. A contact's record that names no account follows
     * the first of its other records that does.
     */
    public Map<Integer, Long> of(long[] wanted) {
        SourceRecords.refuseWhile(records.loading());
        Map<Integer, Long> customerOf = new HashMap<>();
        Map<Integer, Long> owners = new HashMap<>();
        for (Owned own : ofCustomers(wanted)) {
            customerOf.put(own.id, own.customer);
            if (own.account == 0) {
                owners.put(own.id, own.customer);
            }
        }
        List<Owned> contacts = ofAccounts(customerOf.keySet());
        contacts.forEach(each -> owners.put(each.id, customerOf.get(each.account)));
        siblings(contacts).forEach(all -> follow(all, customerOf, owners));
        return owners;
    }

    private List<Owned> ofCustomers(long[] wanted) {
        return owned("UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN %s t ON t.customer_id = w.id", wanted);
    }

    private List<Owned> ofAccounts(Collection<Integer> accounts) {
        int[] ids = accounts.stream().mapToInt(Integer::intValue).toArray();
        return owned("UNNEST(CAST(? AS INT ARRAY)) AS w(id) JOIN %s t ON t.account_record = w.id", ids);
    }

    private List<Owned> owned(String from, Object ids) {
        return records.list(
                "SELECT t.id, t.customer_id, t.account_record FROM " + from,
                row -> new Owned(row.anInt(), row.aLong(), row.anInt()),
                ids);
    }

    /** All records of each customer that is nothing but a contact. */
    private Collection<List<Owned>> siblings(List<Owned> contacts) {
        long[] theirs = contacts.stream().mapToLong(Owned::customer).distinct().toArray();
        Map<Long, Standing> standings = theirs.length == 0 ? Map.of() : customers.standings(theirs);
        long[] alone = standings.keySet().stream()
                .filter(customer -> standings.get(customer) == Standing.CONTACT)
                .mapToLong(Long::longValue)
                .toArray();
        Map<Long, List<Owned>> siblings = new HashMap<>();
        if (alone.length > 0) {
            ofCustomers(alone)
                    .forEach(each -> siblings.computeIfAbsent(each.customer, id -> new ArrayList<>())
                            .add(each));
        }
        return siblings.values();
    }

    /** Gives a contact's records that name no account to the customer of the account that its first other record names. */
    private static void follow(List<Owned> contact, Map<Integer, Long> customerOf, Map<Integer, Long> owners) {
        Owned first = null;
        for (Owned each : contact) {
            if (each.account > 0 && (first == null || each.id < first.id)) {
                first = each;
            }
        }
        Long owner = first == null ? null : customerOf.get(first.account);
        if (owner != null) {
            contact.stream().filter(each -> each.account == 0).forEach(each -> owners.put(each.id, owner));
        }
    }
}
