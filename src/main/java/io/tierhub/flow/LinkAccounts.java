package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.AccountsAwaited.Wait;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.PartyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links contacts to the organizations that they belong to. A contact may come before its account: it waits, and is
 * linked when the account comes.
 */
final class LinkAccounts {
    private final MasterState state;
    private final Reads reads;
    private final MasterCustomers customers;
    private final String system;
    private final Map<Integer, Integer> links = new HashMap<>();
    private final Map<Integer, Integer> stored = new LinkedHashMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Set<Wait> over = new LinkedHashSet<>();

    LinkAccounts(MasterState state, Reads reads, MasterCustomers customers, String system) {
        this.state = state;
        this.reads = reads;
        this.customers = customers;
        this.system = system;
    }

    /** Links what the chunk's records say, before they are written. */
    void link() {
        for (Draft draft : customers.drafts().values()) {
            Wait wanted = wanted(draft, draft.clean);
            int account = wanted == null ? 0 : find(wanted);
            Wait before = draft.before == null || draft.account != 0 ? null : wanted(draft, draft.before);
            if (before != null && (account != 0 || !before.equals(wanted))) {
                over.add(before);
            }
            if (wanted != null && account == 0) {
                waits.add(wanted);
            }
            if (account != draft.account) {
                touch(draft.account);
                touch(account);
                draft.account = account;
                links.put(draft.id, account);
            }
        }
        if (!state.contactsMayWait() || reads.read(tx -> tx.accountsAwaited().isEmpty())) {
            return;
        }
        List<CleanRecord> organizations = organizations();
        for (String by : AccountNames.STRONGEST_FIRST) {
            end(waitingFor(by, AccountNames.of(organizations, by)));
        }
    }

    /** Writes who waits, who waits no more, and the accounts of contacts whose rows the chunk does not write. */
    void write(Tx tx) {
        tx.accountsAwaited().add(waits);
        tx.accountsAwaited().remove(List.copyOf(over));
        tx.sources().setAccount(ints(stored.keySet()), ints(stored.values()));
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Makes the links known. */
    void settle() {
        tell(state);
        if (!waits.isEmpty()) {
            state.contactWaits();
        }
    }

    void tell(StateChanges to) {
        links.forEach(to::linked);
    }

    private @Nullable Wait wanted(Draft draft, CleanRecord clean) {
        return AccountNames.wanted(customers.systemId(), draft.id, clean);
    }

    private int find(Wait wanted) {
        MatchIndex matches = state.matches();
        int found = switch (wanted.by()) {
            case AccountNames.KEY -> customers.recordOf(MasterState.keyHash(system, wanted.value()));
            case AccountNames.TAX_ID -> matches.accountByTaxId(wanted.value()).orElse(0);
            case AccountNames.EMAIL_DOMAIN ->
                matches.accountByDomain(wanted.value()).orElse(0);
            default -> matches.accountByName(wanted.value()).orElse(0);
        };
        return found == wanted.record() ? 0 : found;
    }

    private List<CleanRecord> organizations() {
        return customers.drafts().values().stream()
                .map(draft -> draft.clean)
                .filter(clean -> clean.type() == PartyType.ORGANIZATION)
                .toList();
    }

    private List<Wait> waitingFor(String by, List<String> values) {
        return values.isEmpty()
                ? List.of()
                : reads.read(tx -> tx.accountsAwaited().find(by, values));
    }

    private void end(List<Wait> found) {
        for (Wait wait : found) {
            int account = wait.by().equals(AccountNames.KEY) && wait.system() != customers.systemId() ? 0 : find(wait);
            if (account == 0 || over.contains(wait)) {
                continue;
            }
            over.add(wait);
            touch(account);
            customers.touch(state.matches().customerOf(wait.record()));
            links.put(wait.record(), account);
            Draft contact = customers.drafts().get(wait.record());
            if (contact != null) {
                contact.account = account;
            } else {
                stored.put(wait.record(), account);
            }
        }
    }

    private void touch(int account) {
        if (account != 0) {
            customers.touch(state.matches().customerOf(account));
        }
    }
}
