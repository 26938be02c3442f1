package io.tierhub.publish;

import io.tierhub.vocabulary.Bilingual;

/**
 * One reason for a tier.
 *
 * @param code the model or rule that gave it: {@code RFM}
 * @param points what it adds to the score
 */
public record Reason(String code, double points, Bilingual text) {}
