package io.tierhub.grade;

import java.util.List;

/** Makes columns of any size comparable: the logarithm of one more, then as many deviations from the mean. */
final class Scaled {
    private Scaled() {}

    /** Point after point, each with one number a column; columns are not constant. */
    static double[] of(List<double[]> columns) {
        int d = columns.size();
        int n = columns.get(0).length;
        double[] points = new double[n * d];
        for (int j = 0; j < d; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                points[i * d + j] = StrictMath.log1p(Math.max(0, columns.get(j)[i]));
                sum += points[i * d + j];
            }
            double mean = sum / n;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += (points[i * d + j] - mean) * (points[i * d + j] - mean);
            }
            double deviation = squares == 0 ? 1 : Math.sqrt(squares / n);
            for (int i = 0; i < n; i++) {
                points[i * d + j] = (points[i * d + j] - mean) / deviation;
            }
        }
        return points;
    }
}
