package io.tierhub.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while reading goes on, so that one run shows it all. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** Notes one problem; {@code message} is the rule and, after a semicolon, the remedy. */
    public void add(Place at, String path, @Nullable String value, String message) {
        found.add(Problem.of(at, path, value, message));
    }

    /** Notes something that stands in nobody's way. */
    void warn(Place at, String path, String message) {
        warnings.add(Problem.of(at, path, null, message));
    }

    /** What stands in nobody's way, by file and line. */
    List<Problem> warnings() {
        return warnings.stream().sorted().toList();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    /** All of them, by file and line. */
    public List<Problem> all() {
        List<Problem> sorted = new ArrayList<>(found);
        Collections.sort(sorted);
        return List.copyOf(sorted);
    }

    /** Refuses if there is any. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigRefused(all());
        }
    }
}
