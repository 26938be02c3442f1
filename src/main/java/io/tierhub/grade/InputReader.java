package io.tierhub.grade;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.vocabulary.CustomerId;
import java.util.Map;
import java.util.Set;

/** Makes what grading looks at, as of one day, of behaviour that {@link Ruleset#foldRules} folded and of golden records. */
public final class InputReader {
    private final Variables variables;
    private final Worth worth;
    private final boolean byDay;

    public InputReader(Ruleset ruleset, int asOf) {
        worth = Worth.of(ruleset);
        byDay = ruleset.models().rfm().fGrain() == RfmSettings.Grain.DAY;
        variables = new Variables(ruleset, asOf);
    }

    /** The fields of golden records that the rules ask for, such as {@code arr} or {@code attributes.area}. */
    public Set<String> fields() {
        return variables.fields();
    }

    /** Whether the rules ask for nothing but purchases, which change by time alone on few days. */
    public boolean purchasesAlone() {
        return variables.asksNothing();
    }

    /** @param golden values of the customer's golden record by field; others than {@link #fields} are not looked at */
    public GradeInput read(CustomerId customer, Behaviour behaviour, Map<String, String> golden, Set<InputFlag> known) {
        return GradeInput.of(customer, behaviour, byDay, worth, variables.read(behaviour, golden), known);
    }
}
