package io.tierhub.match;

import java.util.Arrays;

/**
 * The blocking keys of a record: 64 bits each, the pass in the lowest five. A missing field makes no key, and records of
 * different party types share none. One instance serves one thread; a result is valid until the next call.
 */
final class BlockingKeys {
    /** Keys of one record; what comes after them makes none. */
    static final int MOST = 48;

    private static final int PASS_BITS = 31;
    private static final int SHORTEST_LOCAL_PART = 4;
    private static final int PHONE_SUFFIX = 8;
    private static final int WORDS = 3;

    private final long[] found = new long[MOST];
    private int count;
    private FeatureView view = new FeatureView();
    private final Parts parts = new Parts();

    /** The pass that a key belongs to. */
    static Pass pass(long key) {
        return Pass.ALL[(int) key & PASS_BITS];
    }

    long[] of(FeatureView features) {
        view = features;
        count = 0;
        parts.read(features);
        values(Pass.TAX_ID, Slot.TAX_ID);
        values(Pass.IDENTIFIER, Slot.IDENTIFIERS);
        emails();
        values(Pass.PHONE, Slot.PHONES);
        if (view.isOrganization()) {
            organization();
        } else {
            person();
        }
        add(Pass.ADDRESS, parts.house, parts.streetWord);
        Arrays.sort(found, 0, count);
        int unique = 0;
        for (int i = 0; i < count; i++) {
            if (unique == 0 || found[i] != found[unique - 1]) {
                found[unique++] = found[i];
            }
        }
        return Arrays.copyOf(found, unique);
    }

    private void person() {
        add(Pass.NAMES, Math.min(parts.given, parts.family), Math.max(parts.given, parts.family));
        add(Pass.BIRTH_DATE, parts.birth, 1);
        add(Pass.FAMILY_YEAR, parts.familySound, parts.birthYear);
        add(Pass.FAMILY_INITIAL, parts.familySound, parts.givenInitial);
        add(Pass.GIVEN_YEAR, parts.givenSound, parts.birthYear);
        add(Pass.GIVEN_INITIAL, parts.givenSound, parts.familyInitial);
        add(Pass.GIVEN_PLACE, parts.given, parts.city);
        add(Pass.GIVEN_PLACE, parts.given, parts.postcode);
        add(Pass.FAMILY_PLACE, parts.familyStart, parts.city);
        add(Pass.FAMILY_PLACE, parts.familyStart, parts.postcode);
        add(Pass.GIVEN_PLACE, parts.givenInitial, parts.postcode);
        add(Pass.FAMILY_PLACE, parts.familyInitial, parts.postcode);
    }

    private void organization() {
        if (view.has(Slot.CORE)) {
            add(Pass.COMPANY_NAME, coreKey(view.chars(Slot.CORE), view.length(Slot.CORE)), 1);
            add(Pass.COMPANY_LATIN, parts.coreLatin, 1);
            for (int i = 0; i < WORDS; i++) {
                add(Pass.COMPANY_WORD, parts.coreWords[i], 1);
            }
        }
        values(Pass.DOMAIN, Slot.DOMAINS);
    }

    /** The key of one value as it is counted and looked up. */
    static long valueKey(boolean organization, int slot, char[] text, int from, int to) {
        Pass pass = switch (slot) {
            case Slot.TAX_ID -> Pass.TAX_ID;
            case Slot.IDENTIFIERS -> Pass.IDENTIFIER;
            case Slot.EMAILS -> Pass.EMAIL;
            case Slot.PHONES -> Pass.PHONE;
            case Slot.DOMAINS -> Pass.DOMAIN;
            case Slot.CORE -> Pass.COMPANY_NAME;
            case Slot.BIRTH -> Pass.BIRTH_DATE;
            default -> throw new IllegalArgumentException("slot " + slot + " has no key of its own");
        };
        int start = pass == Pass.PHONE ? Math.max(from, to - PHONE_SUFFIX) : from;
        return key(organization, pass, Hash.of(slot + 1, text, start, to), 1);
    }

    /** Two fields that split the records of a hub value further; 0 where a field is missing. */
    long subKey(FeatureView features, long hub, int which) {
        view = features;
        parts.read(features);
        long second = view.isOrganization() ? parts.ofOrganization(pass(hub), which) : parts.ofPerson(pass(hub), which);
        return second == 0 ? 0 : Hash.mix(hub, second + which) & ~PASS_BITS | hub & PASS_BITS;
    }

    private static long coreKey(char[] core, int length) {
        return Hash.of(Slot.CORE + 1, core, 0, length);
    }

    private void values(Pass pass, int slot) {
        int n = view.length(slot);
        char[] text = n == 0 ? new char[0] : view.chars(slot);
        for (int i = 0, end; i < n; i = end + 1) {
            end = ValueLevels.end(text, i, n);
            put(valueKey(view.isOrganization(), slot, text, i, end));
        }
    }

    private void emails() {
        values(Pass.EMAIL, Slot.EMAILS);
        int n = view.length(Slot.EMAILS);
        char[] text = n == 0 ? new char[0] : view.chars(Slot.EMAILS);
        for (int i = 0, end; i < n; i = end + 1) {
            end = ValueLevels.end(text, i, n);
            int at = Rungs.at(text, i, end);
            if (at - i >= SHORTEST_LOCAL_PART) {
                add(Pass.EMAIL_LOCAL, Hash.of(Slot.EMAILS + 100, text, i, at), 1);
            }
        }
    }

    private void add(Pass pass, long a, long b) {
        if (a != 0 && b != 0) {
            put(key(view.isOrganization(), pass, a, b));
        }
    }

    private static long key(boolean organization, Pass pass, long a, long b) {
        long seed = pass.ordinal() * 2L + (organization ? 1 : 0);
        return Hash.mix(Hash.mix(seed, a), b) & ~PASS_BITS | pass.ordinal();
    }

    private void put(long key) {
        if (count < MOST) {
            found[count++] = key;
        }
    }
}
