package io.tierhub.match;

import java.util.OptionalInt;

/** Finds the organization that a contact names as its account. */
final class Accounts {
    private final Records records;
    private final KeyIndex keys;
    private final Clusters clusters;
    private final FeatureView view = new FeatureView();
    private final int[] list;

    Accounts(Records records, KeyIndex keys, Clusters clusters) {
        this.records = records;
        this.keys = keys;
        this.clusters = clusters;
        this.list = new int[keys.longest()];
    }

    OptionalInt byName(String name) {
        return find(Slot.CORE, OrganizationFeatures.core(name));
    }

    OptionalInt byTaxId(String taxId) {
        return find(Slot.TAX_ID, CommonFeatures.taxId(taxId));
    }

    OptionalInt byDomain(String domain) {
        return find(Slot.DOMAINS, domain);
    }

    /** The first record with that value, if all that have it are one customer; a hub value names nobody. */
    private OptionalInt find(int slot, String value) {
        char[] text = value.toCharArray();
        long key = BlockingKeys.valueKey(true, slot, text, 0, text.length);
        if (text.length == 0 || keys.isHub(key)) {
            return OptionalInt.empty();
        }
        int n = keys.copy(key, list);
        int found = -1;
        for (int i = 0; i < n; i++) {
            if (!hasValue(records.view(list[i], view), slot, value)) {
                continue;
            }
            if (found >= 0 && clusters.customerOf(found) != clusters.customerOf(list[i])) {
                return OptionalInt.empty();
            }
            found = found < 0 ? list[i] : found;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static boolean hasValue(FeatureView record, int slot, String value) {
        return record.has(slot)
                && (Slot.SEPARATOR + record.text(slot) + Slot.SEPARATOR)
                        .contains(Slot.SEPARATOR + value + Slot.SEPARATOR);
    }
}
