package io.tierhub.grade;

import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a ruleset, as far as it is known, in the order in which it was found. */
final class Faults {
    private final RuleNames names;
    private final List<Fault> all = new ArrayList<>();

    Faults(RuleNames names) {
        this.names = names;
    }

    List<Fault> all() {
        return all;
    }

    void add(String path, String message) {
        all.add(new Fault(path, message));
    }

    /** Notes a name that is not among the known ones, with the nearest of them, or how to switch its model on. */
    void known(String path, String name, Collection<String> known, String what) {
        if (!known.contains(name)) {
            add(path, "there is no " + what + " '" + name + "'; " + remedy(name, known));
        }
    }

    /** The remedy for a name that is not known. */
    String remedy(String name, Collection<String> known) {
        return names.off().contains(name) ? on(name) : Nearest.remedy(name, known);
    }

    /** How a model that is off is switched on. */
    static String on(String model) {
        return "the model " + model + " is off: write " + model + " under models, or name another";
    }
}
