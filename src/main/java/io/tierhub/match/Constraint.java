package io.tierhub.match;

/**
 * What a person decided about two records.
 *
 * @param decision the number of the decision that it is part of
 * @param a a record id
 * @param b the other record id
 * @param same whether they are one customer; else they never are
 */
public record Constraint(long decision, int a, int b, boolean same) {
    int other(int record) {
        return record == a ? b : a;
    }
}
