package io.tierhub.grade;

import org.jspecify.annotations.Nullable;

/**
 * What hysteresis knows of a customer: its state after a day, and before that day, so that grading the day once more
 * replaces what it did.
 *
 * @param before null if the day was the first
 */
public record TierMemory(int asOf, @Nullable TierState before, TierState now) {}
