package io.tierhub.grade;

import java.util.ArrayList;
import java.util.List;

/** How the rules of personas divide the customers of a run: what to mend when they overlap or leave too many over. */
final class PersonaTally {
    private final int[][] both;
    private int customers;
    private int byDefault;

    PersonaTally(int rules) {
        both = new int[rules][rules];
    }

    /** @param matches the positions of the rules that hold of a customer, ascending */
    void add(List<Integer> matches) {
        customers++;
        byDefault += matches.isEmpty() ? 1 : 0;
        for (int i : matches) {
            for (int j : matches) {
                both[i][j]++;
            }
        }
    }

    /** How many customers two rules hold of; of one rule, how many it holds of. */
    int overlap(int i, int j) {
        return both[i][j];
    }

    /** The share of customers that no rule holds of, in points. */
    int defaultShare() {
        return customers == 0 ? 0 : Points.percent(byDefault, customers);
    }

    /** What a person should look at. */
    List<String> warnings(PersonaSettings settings) {
        List<String> warnings = new ArrayList<>();
        if (defaultShare() > 20 * Points.ONE) {
            warnings.add(Math.round(Points.toScore(defaultShare())) + " % of the customers are " + settings.otherwise()
                    + ", whom no rule knows: add a persona");
        }
        for (int i = 0; i < both.length; i++) {
            String name = settings.rules().get(i).name();
            if (customers > 0 && both[i][i] == 0) {
                warnings.add("nobody is " + name + ": correct its rule, or remove it");
            }
            for (int j = i + 1; j < both.length; j++) {
                if (customers > 0 && 20L * both[i][j] > customers) {
                    warnings.add(both[i][j] + " of " + customers + " customers are both " + name + " and "
                            + settings.rules().get(j).name() + ": narrow one of the rules");
                }
            }
        }
        return warnings;
    }
}
