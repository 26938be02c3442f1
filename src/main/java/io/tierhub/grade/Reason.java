package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/**
 * Why a customer has a tier, for people and for target systems.
 *
 * @param code stable, upper-case: a model's name, or what the policy did (SHORT_HISTORY, NO_ORDER ...)
 * @param points what it gave to the score; 0 for what the policy did
 */
public record Reason(String code, double points, Bilingual text) {}
