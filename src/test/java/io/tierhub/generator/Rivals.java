package io.tierhub.generator;

/**
 * Two customers that look alike and are two.
 *
 * @param a the number of one customer
 * @param b the number of the other
 */
public record Rivals(Trap trap, int a, int b) {}
