package io.tierhub.flow;

import io.tierhub.grade.Grading;

/**
 * What customers that are due are graded by while the reference stands still, kept from one run to the next: to read a
 * reference takes longer than to grade one customer against it. Whatever moves it, another day, other rules or a request,
 * is a run over all customers, after which none is kept.
 *
 * @param size customers that the last live reference was taken from
 */
record FrozenGrading(Grading grading, int size) {}
