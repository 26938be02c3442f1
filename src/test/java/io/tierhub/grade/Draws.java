package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

/** Customers drawn from known models, and slopes checked against differences. */
final class Draws {
    private Draws() {}

    /** A Gamma variate of that shape and rate 1 (Marsaglia and Tsang 2000). */
    static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Histories of customers who behave as the model says, each watched for 4 to 104 whole units. */
    static Cdnow.Summary customers(PurchaseModel model, int number, Random random) {
        int[] x = new int[number];
        double[] tx = new double[number];
        double[] age = new double[number];
        for (int i = 0; i < number; i++) {
            age[i] = 4 + random.nextInt(101);
            double rate = gamma(random, model.r()) / model.alpha();
            double a = gamma(random, model.a());
            double lost = a / (a + gamma(random, model.b()));
            boolean alive = model.kind() == PurchaseKind.BG_NBD || random.nextDouble() >= lost;
            double now = 0;
            while (alive) {
                now += -Math.log(1 - random.nextDouble()) / rate;
                if (now > age[i]) {
                    break;
                }
                x[i]++;
                tx[i] = now;
                alive = random.nextDouble() >= lost;
            }
            tx[i] = Math.round(tx[i] * 7) / 7.0;
        }
        return new Cdnow.Summary(x, tx, age, new double[number]);
    }

    static void checkSlope(Objective function, double[] at) {
        double[] slope = new double[at.length];
        function.at(at, slope);
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double[] ignored = new double[at.length];
            double difference = (function.at(up, ignored) - function.at(down, ignored)) / 2e-5;
            assertThat(slope[i]).as("slope %d", i).isCloseTo(difference, within(1e-7));
        }
    }
}
