package io.tierhub.grade;

/**
 * One customer as the purchase models see it; times in weeks.
 *
 * @param x days with orders after the first
 * @param tx from the first to the last
 * @param days from the first to the as-of day, in days
 */
record ClvInput(int x, double tx, int days) {
    static final double DAYS_OF_A_WEEK = 7;

    /** Of a customer with a counted order. */
    static ClvInput of(GradeInput customer, int asOf) {
        return new ClvInput(
                Math.max(0, customer.lifetime().days() - 1),
                (customer.lastDay() - customer.firstDay()) / DAYS_OF_A_WEEK,
                asOf - customer.firstDay());
    }

    double age() {
        return days / DAYS_OF_A_WEEK;
    }
}
