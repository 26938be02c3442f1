package io.tierhub.bench;

import io.tierhub.generator.Chance;
import io.tierhub.generator.Companies;
import io.tierhub.generator.Customer;
import io.tierhub.generator.People;

/**
 * All customers that there are, by number. A customer is a function of seed and number and is never kept, so that a
 * population of any size costs no memory.
 */
final class Population {
    private static final double PERSONS = 60;
    private static final double BRANCHES = 2;

    private final long seed;
    private final People people;
    private final Companies companies;

    Population(long seed) {
        this.seed = seed;
        this.people = new People(seed);
        this.companies = new Companies(seed);
    }

    Customer customer(long number) {
        Chance chance = Chance.of(seed, number);
        if (chance.percent(PERSONS)) {
            return people.of(number, chance);
        }
        if (number > 0 && chance.percent(BRANCHES)) {
            return companies.branchOf(headOffice(chance.below(number)), chance);
        }
        return companies.of(number, chance);
    }

    /** The nearest company at or below that number that is no branch itself. */
    private Customer headOffice(long number) {
        for (long n = number; n > 0; n--) {
            Chance chance = Chance.of(seed, n);
            if (!chance.percent(PERSONS) && !chance.percent(BRANCHES)) {
                return companies.of(n, chance);
            }
        }
        return companies.of(0, Chance.of(seed, 0));
    }
}
