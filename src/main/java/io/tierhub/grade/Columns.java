package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What models know of the customers that they compare with: numbers under a name. They are worked out once, from a
 * population, and kept in the {@link Reference} from then on.
 */
interface Columns {
    /**
     * @param of the value of a customer, or {@link Measure#MISSING}; only graded customers are asked
     * @param keep makes of all values, ascending, what is kept
     */
    long[] column(String name, ToLongFunction<GradeInput> of, UnaryOperator<long[]> keep);

    /** All values, ascending. */
    default long[] column(String name, ToLongFunction<GradeInput> of) {
        return column(name, of, values -> values);
    }
}
