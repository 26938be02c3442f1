package io.tierhub.grade;

import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model's result for one customer.
 *
 * @param asOf epoch day, included
 * @param score 0 to 100 with four decimals; null unless scored, or where a class has no number
 * @param klass the class that the model puts the customer in, such as KEY_VALUE or A
 * @param inputs what the model looked at and made of it, in order: whole numbers, decimals and texts
 * @param contributions what the score is made of
 * @param flags what to keep in mind: ZERO_VARIANCE, NO_VALUE, OVERFILLED, REACTIVATED, FX_MISSING, FUTURE_EVENT ...
 */
public record Grade(
        String model,
        CustomerId customer,
        int asOf,
        Status status,
        @Nullable Double score,
        String klass,
        Map<String, Object> inputs,
        List<Contribution> contributions,
        List<String> flags) {

    /** Whether the model had something to say. */
    public enum Status {
        SCORED,
        NOT_APPLICABLE,
        INSUFFICIENT_DATA
    }

    /** The class of a customer without a counted order. */
    public static final String PROSPECT = "PROSPECT";
    /** The class of a customer of whom a score knows too little. */
    public static final String UNKNOWN = "UNKNOWN";
    /** The class of a customer that is not graded by machine. */
    public static final String UNGRADED = "UNGRADED";

    static Grade notApplicable(String model, GradeInput input, int asOf, String klass) {
        List<String> flags = InputFlag.shown(input.flags());
        return new Grade(model, input.customer(), asOf, Status.NOT_APPLICABLE, null, klass, Map.of(), List.of(), flags);
    }

    static Grade scored(
            String model,
            GradeInput input,
            int asOf,
            double score,
            String klass,
            Map<String, Object> inputs,
            List<Contribution> contributions,
            List<String> flags) {
        return new Grade(model, input.customer(), asOf, Status.SCORED, score, klass, inputs, contributions, flags);
    }

    /** A class without a number. */
    static Grade classed(
            String model, GradeInput input, int asOf, String klass, Map<String, Object> inputs, List<String> flags) {
        return new Grade(model, input.customer(), asOf, Status.SCORED, null, klass, inputs, List.of(), flags);
    }

    /** Too little is known of the customer. */
    static Grade insufficient(String model, GradeInput input, int asOf, String klass, Map<String, Object> inputs) {
        List<String> flags = InputFlag.shown(input.flags());
        return new Grade(
                model, input.customer(), asOf, Status.INSUFFICIENT_DATA, null, klass, inputs, List.of(), flags);
    }

    /** The same with one flag more. */
    Grade flagged(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return new Grade(model, customer, asOf, status, score, klass, inputs, contributions, more);
    }

    /** Writes the inputs as a JSON object. */
    public void inputsJson(TextParts out) {
        Json.object(inputs, out);
    }

    /** Writes the contributions as a JSON array of objects: factor, value, points, zh, en. */
    public void reasonsJson(TextParts out) {
        Json.contributions(contributions, out);
    }
}
