package io.tierhub.generator;

import java.util.ArrayList;
import java.util.List;

/** Companies and persons of China, and which of them must not be taken for each other. */
final class ChineseParties {
    private static final double COMPANIES = 40;
    private static final double TRAPS = 35;

    private final Chance chance;
    private final Companies companies;
    private final People people;
    private final List<Party> parties = new ArrayList<>();
    private final List<Rivals> rivals = new ArrayList<>();

    ChineseParties(long seed) {
        this.chance = Chance.of(seed, 0);
        this.companies = new Companies(seed);
        this.people = new People(seed);
    }

    List<Party> parties() {
        return parties;
    }

    List<Rivals> rivals() {
        return rivals;
    }

    /** Adds one customer, or a few that are easily taken for each other. */
    void more() {
        if (chance.percent(TRAPS)) {
            trap(Trap.values()[chance.below(Trap.values().length)]);
        } else if (chance.percent(COMPANIES / (1 - TRAPS / 100))) {
            parties.add(Party.of(company()));
        } else {
            parties.add(new Party(person(), null));
        }
    }

    private void trap(Trap trap) {
        int first = parties.size();
        parties.addAll(
                switch (trap) {
                    case BRANCH, NUMBERED, GROUP, SAME_NAME_COMPANY, SOUND_ALIKE, SWITCHBOARD, MAILBOX ->
                        new CompanyTraps(companies, chance).of(trap, company());
                    case NAMESAKE, HOUSEHOLD, CONTACT -> new PersonTraps(people, chance).of(trap, person(), company());
                });
        for (int a = first; a < parties.size(); a++) {
            for (int b = a + 1; b < parties.size(); b++) {
                rivals.add(new Rivals(trap, a, b));
            }
        }
    }

    /** The numbers of companies only say which switchboard they may share. */
    private Customer company() {
        return companies.chinese(chance.below(1_000_000), chance);
    }

    private Customer person() {
        return people.chinese(chance.below(1_000_000), chance);
    }
}
