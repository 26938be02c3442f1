package io.tierhub.grade;

import static io.tierhub.grade.Story.classes;
import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.grades;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final String MEASURES = "measures: {fit: {attribute: fit}, use: {attribute: use}}\n";
    private static final Ruleset GRID =
            rules(MEASURES + "models: {matrices: {grid: {x: {of: fit, cuts: [70, 40], labels:"
                    + " [A, B, C]}, y: {of: use, cuts: [60, 30], labels: [1, 2, 3]}}}}");
    private static final Ruleset MEDIANS =
            rules(MEASURES + "models: {matrices: {m: {x: {of: fit, percentiles: [50]}, y:"
                    + " {of: use, cuts: [1]}, cells: {HH: STAR, HL: TO_WIN, LH: POTENTIAL, LL: ORDINARY}}}}");

    private static Story at(String fit, String use) {
        return story().known("attributes.fit", fit).known("attributes.use", use);
    }

    @Test
    void v9AMedianOfFourLiesInTheMiddle() {
        List<Story> stories = List.of(at("1", "0"), at("2", "0"), at("3", "0"), at("4", "1"));
        assertThat(classes("m", MEDIANS, stories)).containsExactly("ORDINARY", "ORDINARY", "TO_WIN", "STAR");
    }

    @Test
    void v9CutsByThreeMakeNineCells() {
        assertThat(grade("grid", GRID, at("70", "59.99")).klass()).isEqualTo("A2");
        assertThat(grade("grid", GRID, at("69.9999", "60")).klass()).isEqualTo("B1");
        assertThat(grade("grid", GRID, at("39", "29")).klass()).isEqualTo("C3");
    }

    @Test
    void whereAllAreEqualAllAreHighAndTheGradeSaysSo() {
        List<Grade> grades = grades("m", MEDIANS, List.of(at("5", "1"), at("5", "1")));
        assertThat(grades).allSatisfy(grade -> {
            assertThat(grade.klass()).isEqualTo("STAR");
            assertThat(grade.flags()).containsExactly("ZERO_VARIANCE");
            assertThat(grade.inputs()).containsEntry("class_zh", "明星客户");
        });
    }

    @Test
    void whoLacksAValueIsPlacedNowhereAndMovesNoBorder() {
        List<Story> stories =
                List.of(at("1", "0"), at("2", "0"), at("3", "0"), at("4", "0"), story().known("attributes.use", "9"));
        List<Grade> grades = grades("m", MEDIANS, stories);
        assertThat(grades.get(4).klass()).isEqualTo("UNPLACED");
        assertThat(grades.get(4).status()).isEqualTo(Grade.Status.INSUFFICIENT_DATA);
        assertThat(grades.get(1).klass()).isEqualTo("ORDINARY");
        assertThat(grades.get(2).klass()).isEqualTo("TO_WIN");
    }

    @Test
    void scoresOfModelsAreAxesToo() {
        Ruleset rules =
                rules("models: {engagement: {}, scores: {fit: {parts: [{of: nps, weight: 1}]}}, matrices: {m: {x: {of:"
                        + " fit, cuts: [50]}, y: {of: engagement, cuts: [5]}, cells: {HH: CORE, HL: VALUE_AT_RISK, LH: FAN, LL:"
                        + " LIGHT}}}}");
        assertThat(grade("m", rules, story().known("nps", "9").did("LOGIN", 1)).klass())
                .isEqualTo("VALUE_AT_RISK");
        assertThat(grade("m", rules, story().known("nps", "9").did("INVITE", 1)).klass())
                .isEqualTo("CORE");
        assertThat(grade("m", rules, story()).klass()).isEqualTo("UNPLACED");
    }

    @Test
    void everyCustomerIsInTheOneCellOfItsValues() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Story> stories = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                int fit = random.nextInt(101);
                int use = random.nextInt(101);
                stories.add(at(Integer.toString(fit), Integer.toString(use)));
                expected.add((fit >= 70 ? "A" : fit >= 40 ? "B" : "C") + (use >= 60 ? "1" : use >= 30 ? "2" : "3"));
            }
            assertThat(classes("grid", GRID, stories)).as("seed " + seed).isEqualTo(expected);
        }
    }
}
