package io.tierhub.grade;

/**
 * ln Gamma and its derivative for arguments above 0, by Stirling's series after a shift to 10 or more: about 15 digits.
 * StrictMath, here and in all of the purchase models, so that every machine comes to the same bytes.
 */
final class GammaFunction {
    private static final double HALF_LN_2_PI = 0.918938533204672741780329736406;
    private static final double LARGE = 10;

    private GammaFunction() {}

    static double log(double x) {
        double product = 1;
        double y = x;
        for (; y < LARGE; y++) {
            product *= y;
        }
        double i = 1 / (y * y);
        double series = (1.0 / 12
                        - i * (1.0 / 360 - i * (1.0 / 1260 - i * (1.0 / 1680 - i * (1.0 / 1188 - i * 691.0 / 360360)))))
                / y;
        return (y - 0.5) * StrictMath.log(y) - y + HALF_LN_2_PI + series - StrictMath.log(product);
    }

    /** The derivative of {@link #log}. */
    static double digamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < LARGE; y++) {
            shift += 1 / y;
        }
        double i = 1 / (y * y);
        double series = i
                * (1.0 / 12
                        - i * (1.0 / 120 - i * (1.0 / 252 - i * (1.0 / 240 - i * (1.0 / 132 - i * 691.0 / 32760)))));
        return StrictMath.log(y) - 0.5 / y - series - shift;
    }
}
