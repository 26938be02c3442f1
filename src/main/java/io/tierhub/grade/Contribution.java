package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/**
 * How much one factor gave to a score.
 *
 * @param factor what it is: R, F, M, value, or the name of a model
 * @param value what the factor made of the customer: a score
 * @param points its part of the score; all parts of a score add up to it, to 0.0001
 */
public record Contribution(String factor, double value, double points, Bilingual text) {}
