package io.tierhub.grade;

import java.util.Set;

/** What the axes of matrices look at, and whether each of their classes can be reached. */
final class MatrixCheck {
    private final Ruleset ruleset;
    private final RuleNames names;
    private final Faults faults;

    MatrixCheck(Ruleset ruleset, RuleNames names, Faults faults) {
        this.ruleset = ruleset;
        this.names = names;
        this.faults = faults;
    }

    void check() {
        ruleset.models().matrices().forEach((name, matrix) -> {
            axis("models.matrices." + name + ".x", matrix.x());
            axis("models.matrices." + name + ".y", matrix.y());
            if (matrix.x().of().equals(matrix.y().of())) {
                faults.add(
                        "models.matrices." + name + ".y.of",
                        "both axes look at " + matrix.y().of() + ", so some cells could never be reached: change one");
            }
        });
    }

    private void axis(String path, MatrixSettings.Axis axis) {
        Set<String> values = names.numbers();
        values.addAll(names.allScored());
        faults.known(path + ".of", axis.of(), values, "variable or model with a score");
        boolean score = names.allScored().contains(axis.of());
        if (score
                && !axis.cuts().stream().allMatch(cut -> cut.signum() > 0 && cut.doubleValue() <= 100)) {
            faults.add(
                    path + ".cuts",
                    "a score is from 0 to 100, so cuts are above 0 and at most 100, or a class could never be reached");
        } else if (names.whole(axis.of())
                && axis.cuts().stream().anyMatch(cut -> cut.signum() <= 0)) {
            faults.add(
                    path + ".cuts",
                    axis.of() + " is never below 0, so the last class could never be reached: write cuts above 0");
        }
    }
}
