package io.tierhub.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Records of Chinese customers from an ERP, a ticketing and a marketing system, with the truth about them by
 * construction. The same seed and size give the same set.
 *
 * @param records in an order in which the systems are mixed
 * @param rivals customers that look alike and are two
 */
public record ChineseSet(List<Written> records, List<Rivals> rivals) {
    private static final double HELPDESK = 60;
    private static final double MARKETING = 55;
    private static final double ERP = 75;
    private static final double TWICE = 12;

    /** At least so many records, and at most those of a few customers more. */
    public static ChineseSet of(long seed, int atLeast) {
        ChineseParties parties = new ChineseParties(seed);
        Chance chance = Chance.of(seed, 1);
        List<Written> records = new ArrayList<>();
        for (int customer = 0; records.size() < atLeast; customer++) {
            while (parties.parties().size() <= customer) {
                parties.more();
            }
            write(parties.parties().get(customer), customer, records, chance);
        }
        int customers = records.get(records.size() - 1).customer() + 1;
        List<Rivals> rivals = parties.rivals().stream()
                .filter(pair -> pair.a() < customers && pair.b() < customers)
                .toList();
        shuffle(records, chance);
        return new ChineseSet(List.copyOf(records), rivals);
    }

    private static void write(Party party, int customer, List<Written> records, Chance chance) {
        int before = records.size();
        write(Layout.ERP, ERP, party, customer, records, chance);
        write(Layout.HELPDESK, HELPDESK, party, customer, records, chance);
        write(Layout.MARKETING, MARKETING, party, customer, records, chance);
        if (records.size() == before) {
            write(Layout.ERP, 100, party, customer, records, chance);
        }
    }

    private static void write(
            Layout layout, double share, Party party, int customer, List<Written> records, Chance chance) {
        if (chance.percent(share)) {
            int times = chance.percent(TWICE) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                records.add(new Clerk(layout, chance).write(party, customer, "R" + records.size()));
            }
        }
    }

    private static void shuffle(List<Written> records, Chance chance) {
        for (int i = records.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            Written moved = records.get(i);
            records.set(i, records.get(other));
            records.set(other, moved);
        }
    }
}
