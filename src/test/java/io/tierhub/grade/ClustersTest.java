package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.Clusters.Cluster;
import io.tierhub.grade.Clusters.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final int[] SIZES = {300, 200, 100};
    private static final double[][] CENTRES = {{300, 1, 50}, {60, 6, 900}, {8, 40, 20_000}};

    /** Three blobs that lie far apart on the scale of logarithms; rows of id, days, orders, money. */
    private static List<double[]> blobs(long seed) {
        Random random = new Random(seed);
        List<double[]> rows = new ArrayList<>();
        for (int blob = 0; blob < SIZES.length; blob++) {
            for (int i = 0; i < SIZES[blob]; i++) {
                double[] row = new double[4];
                row[0] = 1 + rows.size();
                for (int j = 0; j < 3; j++) {
                    row[j + 1] = CENTRES[blob][j] * Math.exp(.15 * random.nextGaussian());
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    private static Clusters of(List<double[]> rows, Feature... more) {
        List<Feature> features = new ArrayList<>(List.of(
                new Feature("days_since_order", column(rows, 1)),
                new Feature("orders", column(rows, 2)),
                new Feature("money", column(rows, 3))));
        features.addAll(List.of(more));
        return Clusters.of(rows.stream().mapToLong(row -> (long) row[0]).toArray(), features, column(rows, 3));
    }

    @Test
    void blobsThatLieApartAreFoundTheMostValuableFirst() {
        for (long seed = 1; seed <= 5; seed++) {
            Clusters found = of(blobs(seed));
            assertThat(found.clusters())
                    .as("seed %d", seed)
                    .extracting(Cluster::customers)
                    .containsExactly(100, 200, 300);
            assertThat(found.silhouette()).as("seed %d", seed).isGreaterThan(.7);
            assertThat(found.clusters()).as("seed %d", seed).allSatisfy(each -> {
                assertThat(each.stump().precision()).isGreaterThan(.3);
                assertThat(each.stump().recall()).isGreaterThan(.95);
            });
            assertThat(found.clusters().get(0).stump().precision())
                    .as("seed %d", seed)
                    .isCloseTo(1, within(.01));
        }
    }

    @Test
    void theOrderOfTheCustomersChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<double[]> rows = blobs(seed);
        Clusters first = of(rows);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(rows, random);
            assertThat(of(rows)).as("seed %d, round %d", seed, round).isEqualTo(first);
        }
    }

    @Test
    void aColumnOfOneValueIsLeftOut() {
        List<double[]> rows = blobs(3);
        double[] constant = new double[rows.size()];
        java.util.Arrays.fill(constant, 42);
        Clusters found = of(rows, new Feature("engagement_score", constant));
        assertThat(found).isEqualTo(of(rows));
        assertThat(found.features()).containsExactly("days_since_order", "orders", "money");
    }

    @Test
    void whereAllAreAlikeOrTooFewNothingIsFound() {
        assertThat(of(List.of()).clusters()).isEmpty();
        assertThat(of(List.of(new double[] {1, 5, 5, 5})).clusters()).isEmpty();
        List<double[]> same = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            same.add(new double[] {i, 5, 5, 5});
        }
        assertThat(of(same).clusters()).isEmpty();
    }

    @Test
    void silhouettesAreThoseOfTheirDefinition() {
        double[] points = {0, 1, 10, 11};
        double near = (10.5 - 1) / 10.5;
        double far = (9.5 - 1) / 9.5;
        assertThat(Silhouette.of(points, 1, new int[] {0, 0, 1, 1})).isCloseTo((near + far) / 2, within(1e-12));
        assertThat(Silhouette.of(points, 1, new int[4])).isEqualTo(-1);
    }
}
