package io.tierhub.generator;

import java.util.ArrayList;
import java.util.List;

/** Persons that look like a given one, or like a company. */
final class PersonTraps {
    private static final int NAMESAKES = 2;
    private static final int RELATIVES = 2;

    private final People people;
    private final Chance chance;

    PersonTraps(People people, Chance chance) {
        this.people = people;
        this.chance = chance;
    }

    /** Customers of whom no two are one. */
    List<Party> of(Trap trap, Customer person, Customer company) {
        return switch (trap) {
            case NAMESAKE -> namesakes(person);
            case HOUSEHOLD -> household(person);
            case CONTACT -> List.of(Party.of(company), contact(person, company));
            default -> throw new IllegalArgumentException(trap + " is no trap of persons");
        };
    }

    private List<Party> namesakes(Customer one) {
        List<Party> found = new ArrayList<>(List.of(new Party(one, null)));
        while (found.size() <= NAMESAKES) {
            Customer other = another();
            if (found.stream().noneMatch(known -> known.customer().city().equals(other.city()))) {
                found.add(named(other, one.name(), one.latinName(), one.given(), one.family()));
            }
        }
        return found;
    }

    private List<Party> household(Customer one) {
        List<Party> found = new ArrayList<>(List.of(new Party(one, null)));
        String family = one.latinName().substring(one.latinName().lastIndexOf(' '));
        while (found.size() <= RELATIVES) {
            Customer other = another();
            String name = one.family() + other.given();
            if (found.stream().noneMatch(known -> known.customer().name().equals(name))) {
                String given = other.latinName().substring(0, other.latinName().lastIndexOf(' '));
                Customer here = other.housedWith(one).reached(one.phone(), other.email(), "");
                found.add(named(here, name, given + family, other.given(), one.family()));
            }
        }
        return found;
    }

    private static Party contact(Customer person, Customer company) {
        String mailbox = person.email().substring(0, person.email().indexOf('@') + 1) + company.domain();
        return new Party(person.housedWith(company).reached(company.phone(), mailbox, ""), null);
    }

    private static Party named(Customer who, String name, String latin, String given, String family) {
        return new Party(who.named(name, latin, given, family, ""), null);
    }

    private Customer another() {
        return people.chinese(chance.below(1_000_000), chance);
    }
}
