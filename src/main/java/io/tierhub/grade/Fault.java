package io.tierhub.grade;

/**
 * Something in a ruleset that cannot be.
 *
 * @param path the key, as in {@code models.scores.fit.parts[0].of}
 * @param message the rule and the remedy
 */
public record Fault(String path, String message) {}
