package io.tierhub.grade;

/**
 * Where a search ended.
 *
 * @param found whether that is a minimum: the slope is gone; otherwise the search ran away or got stuck
 * @param evaluations of the function
 */
record Minimum(double[] point, double value, boolean found, int evaluations) {}
