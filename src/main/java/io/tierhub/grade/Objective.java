package io.tierhub.grade;

/** A smooth function to be made as small as possible. */
interface Objective {
    /**
     * The value at a point.
     *
     * @param gradient is filled with the derivatives
     */
    double at(double[] point, double[] gradient);
}
