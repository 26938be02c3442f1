package io.tierhub.grade;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Where each variable that a ruleset asks for stands in {@link Facts}. Equal rulesets have equal slots. */
record Slots(List<String> numbers, List<String> texts) {
    static Slots of(Collection<String> numbers, Collection<String> texts) {
        return new Slots(List.copyOf(new TreeSet<>(numbers)), List.copyOf(new TreeSet<>(texts)));
    }

    /** The place of a number. */
    int number(String name) {
        return found(numbers, name);
    }

    /** The place of a text. */
    int text(String name) {
        return found(texts, name);
    }

    boolean isEmpty() {
        return numbers.isEmpty() && texts.isEmpty();
    }

    private static int found(List<String> names, String name) {
        int slot = names.indexOf(name);
        if (slot < 0) {
            throw new IllegalArgumentException("the ruleset did not ask for " + name + ", only for " + names);
        }
        return slot;
    }
}
