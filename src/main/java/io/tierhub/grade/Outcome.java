package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;

/**
 * The result for one customer in brief, without words.
 *
 * @param score the composite in ten-thousandths; -1 if there is none
 * @param stamp all classes, scores from 1 to k, tiers and flags of the customer, packed: under one ruleset, nothing needs to
 *     be written for a customer whose stamp is what it was
 */
public record Outcome(Tier tier, Tier candidate, int score, boolean provisional, long stamp) {}
