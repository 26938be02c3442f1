package io.tierhub.match;

/**
 * A pair that came near, but is not one customer: for a person to decide.
 *
 * @param record the record that was placed; of a whole clustering the later one
 * @param bits its weight
 */
public record Stopped(int record, int other, double bits) {}
