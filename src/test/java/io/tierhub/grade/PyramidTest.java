package io.tierhub.grade;

import static io.tierhub.grade.Story.classes;
import static io.tierhub.grade.Story.grades;
import static io.tierhub.grade.Story.story;
import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PyramidTest {
    private static final Ruleset RULES = Story.rules("models: {pyramid: {}}");

    private static List<Story> spending(long... units) {
        List<Story> stories = new ArrayList<>();
        for (long each : units) {
            stories.add(each == 0 ? story() : story().order(10, Long.toString(each)));
        }
        return stories;
    }

    private static Map<String, Integer> sizes(List<Story> stories) {
        Map<String, Integer> sizes = new TreeMap<>();
        classes("pyramid", RULES, stories).forEach(klass -> sizes.merge(klass, 1, Integer::sum));
        return sizes;
    }

    private static long[] distinct(int n) {
        long[] units = new long[n];
        for (int i = 0; i < n; i++) {
            units[i] = n - i;
        }
        return units;
    }

    @Test
    void v31OneFiveAndTwentyPercentOfTwoHundredAndFifty() {
        assertThat(sizes(spending(distinct(250))))
                .isEqualTo(Map.of("PLATINUM", 3, "GOLD", 10, "SILVER", 37, "BRONZE", 200));
    }

    @Test
    void v32OfTenOneIsPlatinumAndOneSilver() {
        assertThat(sizes(spending(distinct(10)))).isEqualTo(Map.of("PLATINUM", 1, "SILVER", 1, "BRONZE", 8));
    }

    @Test
    void v33TiesGoUpTogetherAndSayThatTheLayerIsOverfull() {
        long[] units = distinct(100);
        java.util.Arrays.fill(units, 0, 30, 1000);
        List<Grade> grades = grades("pyramid", RULES, spending(units));
        assertThat(grades.subList(0, 30)).allSatisfy(grade -> {
            assertThat(grade.klass()).isEqualTo("PLATINUM");
            assertThat(grade.flags()).containsExactly("OVERFILLED");
        });
        assertThat(grades.subList(30, 100)).allSatisfy(grade -> {
            assertThat(grade.klass()).isEqualTo("BRONZE");
            assertThat(grade.flags()).isEmpty();
        });
    }

    @Test
    void whoBringsNothingIsAtTheBottomAndNotCountedAmongTheOthers() {
        List<Grade> grades = grades("pyramid", RULES, spending(10, 9, 0, 0, 0));
        assertThat(grades.get(0).klass()).isEqualTo("PLATINUM");
        assertThat(text(grades.get(1)::inputsJson)).startsWith("{\"value\":9.00,\"better\":1,\"of\":2,");
        assertThat(grades.get(2).klass()).isEqualTo("BRONZE");
        assertThat(grades.get(2).flags()).containsExactly("NO_VALUE");
        assertThat(grades.get(2).score()).isZero();
        assertThat(Story.grade("pyramid", RULES, story().order(400, "99")).flags())
                .as("before the window")
                .containsExactly("NO_VALUE");
    }

    @Test
    void aLayerSaysWhatItAndTheBetterOnesBring() {
        List<Grade> grades = grades("pyramid", RULES, spending(80, 4, 4, 4, 4, 4));
        assertThat(grades.get(0).inputs()).containsEntry("share_of_layer", 80.0);
        assertThat(grades.get(0).contributions().get(0).text().en())
                .isEqualTo("among the top 1 %, who bring 80 % of the revenue of 12 months");
        assertThat(grades.get(0).contributions().get(0).text().zh()).isEqualTo("位于前1%，这些客户贡献近12个月80%的收入");
        assertThat(grades.get(5).inputs()).containsEntry("share_of_layer", 100.0);
    }

    @Test
    void layersAreThoseOfTheNaiveCountWhateverTheOrder() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            long[] units = random.longs(1 + random.nextInt(150), 1, 2 + random.nextInt(200))
                    .toArray();
            List<Story> stories = spending(units);
            List<String> classes = classes("pyramid", RULES, stories);
            for (int i = 0; i < units.length; i++) {
                assertThat(classes.get(i)).as("seed " + seed + " customer " + i).isEqualTo(naive(units, units[i]));
            }
            Map<String, Integer> sizes = sizes(stories);
            Collections.shuffle(stories, random);
            assertThat(sizes(stories)).as("seed " + seed).isEqualTo(sizes);
        }
    }

    private static String naive(long[] units, long value) {
        long better = 0;
        for (long other : units) {
            better += other > value ? 1 : 0;
        }
        int n = units.length;
        return better < Math.ceil(n / 100.0)
                ? "PLATINUM"
                : better < Math.ceil(5 * n / 100.0) ? "GOLD" : better < Math.ceil(20 * n / 100.0) ? "SILVER" : "BRONZE";
    }

    @Test
    void aStoredReferenceGivesTheSameLayers() {
        List<GradeInput> inputs = Story.inputs(RULES, spending(distinct(40)));
        Reference fresh = Customers.population(inputs).reference(RULES, Customers.AS_OF);
        Reference stored = Reference.fromBytes(fresh.toBytes());
        Grading one = new Grading(RULES, fresh, Customers.AS_OF);
        Grading other = new Grading(RULES, stored, Customers.AS_OF);
        for (GradeInput input : inputs) {
            assertThat(other.grade(input)).isEqualTo(one.grade(input));
            assertThat(other.outcome(input)).isEqualTo(one.outcome(input));
        }
        Story better = story().order(3, "1000000");
        assertThat(Story.grade("pyramid", other.grade(better.input(RULES, 99))).klass())
                .isEqualTo("PLATINUM");
    }
}
