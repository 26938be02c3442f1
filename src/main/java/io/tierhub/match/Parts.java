package io.tierhub.match;

/** The hashed parts of one record that blocking keys are put together from; 0 where a field is missing. */
final class Parts {
    private static final int YEAR = 4;
    private static final int START = 3;
    private static final int WORD_START = 5;
    private static final int SHORTEST_WORD = 3;

    long given;
    long family;
    long familySound;
    long familyStart;
    long givenInitial;
    long givenSound;
    long familyInitial;
    long givenStart;
    long birth;
    long birthYear;
    long city;
    long postcode;
    long house;
    long streetWord;
    long phone;
    long coreLatin;
    final long[] coreWords = new long[3];
    private final int[] wordLengths = new int[3];
    private final char[] letters = new char[256];

    void read(FeatureView view) {
        city = whole(view, Slot.CITY);
        postcode = whole(view, Slot.POSTCODE);
        house = whole(view, Slot.HOUSE);
        phone = whole(view, Slot.PHONES);
        streetWord = longestWord(view, Slot.STREET);
        if (view.isOrganization()) {
            int latin = view.has(Slot.CORE_LATIN) ? Slot.CORE_LATIN : Slot.CORE;
            coreLatin = head(view, latin, Integer.MAX_VALUE);
            words(view);
        } else {
            int givenSlot = view.has(Slot.GIVEN_LATIN) ? Slot.GIVEN_LATIN : Slot.GIVEN;
            int familySlot = view.has(Slot.FAMILY_LATIN) ? Slot.FAMILY_LATIN : Slot.FAMILY;
            given = head(view, givenSlot, Integer.MAX_VALUE);
            givenInitial = head(view, givenSlot, 1);
            givenStart = head(view, givenSlot, START);
            family = head(view, familySlot, Integer.MAX_VALUE);
            familyStart = head(view, familySlot, START);
            familyInitial = head(view, familySlot, 1);
            familySound = sound(view, familySlot);
            givenSound = sound(view, givenSlot);
            boolean year = view.has(Slot.BIRTH);
            birthYear = year ? Hash.of(3, view.chars(Slot.BIRTH), 0, YEAR) : 0;
            birth = year && view.chars(Slot.BIRTH)[7] + view.chars(Slot.BIRTH)[6] != '0' + '0'
                    ? whole(view, Slot.BIRTH)
                    : 0;
        }
    }

    /** What splits a hub value among persons. */
    long ofPerson(Pass hub, int which) {
        return switch (hub) {
            case NAMES, FAMILY_INITIAL, GIVEN_INITIAL, FAMILY_YEAR, GIVEN_YEAR, FAMILY_PLACE, GIVEN_PLACE ->
                which == 0 ? birth : mixed(house, streetWord);
            case BIRTH_DATE -> which == 0 ? familySound : givenStart;
            default -> which == 0 ? mixed(familySound, givenInitial) : birth;
        };
    }

    /** What splits a hub value among organizations. */
    long ofOrganization(Pass hub, int which) {
        return switch (hub) {
            case COMPANY_NAME, COMPANY_LATIN, COMPANY_WORD -> which == 0 ? mixed(house, streetWord) : phone;
            default -> which == 0 ? coreWords[0] : mixed(house, streetWord);
        };
    }

    private static long mixed(long a, long b) {
        return a == 0 || b == 0 ? 0 : Hash.mix(a, b);
    }

    private static long whole(FeatureView view, int slot) {
        return view.has(slot) ? Hash.of(slot + 1, view.chars(slot), 0, view.length(slot)) : 0;
    }

    /** The first letters, spaces left out; the same for either name, so that swapped names meet. */
    private long head(FeatureView view, int slot, int most) {
        int n = 0;
        char[] text = view.chars(slot);
        for (int i = 0; i < view.length(slot) && n < most; i++) {
            if (text[i] != ' ') {
                letters[n++] = text[i];
            }
        }
        return n == 0 ? 0 : Hash.of(1, letters, 0, n);
    }

    private long sound(FeatureView view, int slot) {
        int n = Sound.of(view.chars(slot), view.length(slot), letters);
        return n == 0 ? 0 : Hash.of(2, letters, 0, n);
    }

    private static long longestWord(FeatureView view, int slot) {
        if (!view.has(slot)) {
            return 0;
        }
        char[] text = view.chars(slot);
        int n = view.length(slot);
        int best = 0;
        int bestFrom = 0;
        for (int i = 0, from = 0; i <= n; i++) {
            if (i == n || text[i] == ' ') {
                if (i - from > best) {
                    best = i - from;
                    bestFrom = from;
                }
                from = i + 1;
            }
        }
        return Hash.of(slot + 1, text, bestFrom, bestFrom + best);
    }

    /** The beginnings of the three longest words; of a name without spaces its first pairs of ideographs. */
    private void words(FeatureView view) {
        for (int i = 0; i < coreWords.length; i++) {
            coreWords[i] = 0;
            wordLengths[i] = 0;
        }
        if (!view.has(Slot.CORE)) {
            return;
        }
        char[] text = view.chars(Slot.CORE);
        int n = view.length(Slot.CORE);
        if (view.isWide(Slot.CORE)) {
            for (int i = 0; i < coreWords.length && i + 1 < n; i++) {
                coreWords[i] = Hash.of(5, text, i, i + 2);
            }
            return;
        }
        for (int i = 0, from = 0; i <= n; i++) {
            if (i == n || text[i] == ' ') {
                if (i - from >= SHORTEST_WORD) {
                    keepLongest(i - from, Hash.of(4, text, from, Math.min(i, from + WORD_START)));
                }
                from = i + 1;
            }
        }
    }

    private void keepLongest(int length, long word) {
        long hash = word;
        int size = length;
        for (int i = 0; i < coreWords.length; i++) {
            if (size > wordLengths[i]) {
                long otherHash = coreWords[i];
                int otherSize = wordLengths[i];
                coreWords[i] = hash;
                wordLengths[i] = size;
                hash = otherHash;
                size = otherSize;
            }
        }
    }
}
