package io.tierhub.grade;

import io.tierhub.vocabulary.CustomerId;
import java.util.List;

/** The whole result for one customer, with its explanation. */
public record Graded(CustomerId customer, List<Grade> grades, TierDecision tier) {}
