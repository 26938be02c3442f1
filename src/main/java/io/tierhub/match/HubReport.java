package io.tierhub.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names the hub values: which value it is, read from a record that has it. */
final class HubReport {
    private final Records records;
    private final KeyIndex keys;
    private final FeatureView view = new FeatureView();

    HubReport(Records records, KeyIndex keys) {
        this.records = records;
        this.keys = keys;
    }

    List<HubValue> list(int limit) {
        List<HubValue> found = new ArrayList<>();
        int[] example = new int[keys.longest()];
        for (long key : keys.hubs()) {
            if (keys.copy(key, example) > 0) {
                Pass pass = BlockingKeys.pass(key);
                String value = text(pass, key, records.view(example[0], view));
                found.add(new HubValue(pass, value, keys.count(key), example[0]));
            }
        }
        found.sort(Comparator.comparingInt(HubValue::records).reversed().thenComparing(HubValue::value));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static String text(Pass pass, long key, FeatureView view) {
        return switch (pass) {
            case TAX_ID -> value(view, key, Slot.TAX_ID);
            case IDENTIFIER -> value(view, key, Slot.IDENTIFIERS);
            case EMAIL -> value(view, key, Slot.EMAILS);
            case EMAIL_LOCAL -> all(view, Slot.EMAILS);
            case PHONE -> value(view, key, Slot.PHONES);
            case NAMES, FAMILY_INITIAL, GIVEN_INITIAL -> all(view, Slot.GIVEN, Slot.FAMILY);
            case BIRTH_DATE -> all(view, Slot.BIRTH);
            case FAMILY_YEAR -> all(view, Slot.FAMILY, Slot.BIRTH);
            case GIVEN_YEAR -> all(view, Slot.GIVEN, Slot.BIRTH);
            case GIVEN_PLACE -> all(view, Slot.GIVEN, Slot.CITY, Slot.POSTCODE);
            case FAMILY_PLACE -> all(view, Slot.FAMILY, Slot.POSTCODE, Slot.CITY);
            case ADDRESS -> all(view, Slot.HOUSE, Slot.STREET);
            case COMPANY_NAME, COMPANY_LATIN, COMPANY_WORD -> all(view, Slot.CORE);
            case DOMAIN -> value(view, key, Slot.DOMAINS);
        };
    }

    /** The one of several values that made the key. */
    private static String value(FeatureView view, long key, int slot) {
        int n = view.length(slot);
        char[] text = view.chars(slot);
        for (int i = 0, end; i < n; i = end + 1) {
            end = ValueLevels.end(text, i, n);
            if (BlockingKeys.valueKey(view.isOrganization(), slot, text, i, end) == key) {
                return new String(text, i, end - i);
            }
        }
        return all(view, slot);
    }

    private static String all(FeatureView view, int... slots) {
        StringBuilder out = new StringBuilder();
        for (int slot : slots) {
            if (view.has(slot)) {
                out.append(out.isEmpty() ? "" : " ").append(view.text(slot).replace(Slot.SEPARATOR, ' '));
            }
        }
        return out.toString();
    }
}
