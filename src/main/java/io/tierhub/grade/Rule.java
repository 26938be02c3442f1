package io.tierhub.grade;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.PartialVars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule over one customer, in Kleene's logic: what is missing is unknown, and a rule is decided where its other parts
 * decide it.
 */
final class Rule {
    /** How a variable is read; null where the customer has none. */
    interface Variable extends Function<GradeInput, @Nullable Object> {}

    private final CompiledRule compiled;
    private final List<Variable> variables = new ArrayList<>();

    Rule(CompiledRule compiled, Function<String, Variable> variables) {
        this.compiled = compiled;
        for (String name : compiled.names()) {
            this.variables.add(variables.apply(name));
        }
    }

    Truth of(GradeInput input) {
        Map<String, Object> known = new HashMap<>();
        List<CelAttributePattern> unknown = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            String name = compiled.names().get(i);
            Object value = variables.get(i).apply(input);
            if (value == null) {
                unknown.add(CelAttributePattern.create(name));
            } else {
                known.put(name, value);
            }
        }
        try {
            Object result =
                    compiled.program().eval(PartialVars.of(name -> Optional.ofNullable(known.get(name)), unknown));
            return result instanceof Boolean holds ? holds ? Truth.TRUE : Truth.FALSE : Truth.UNKNOWN;
        } catch (CelEvaluationException e) {
            return Truth.UNKNOWN; // a division by zero, a number too large: no answer either
        }
    }

    /** What would have to be known to decide it. */
    List<String> missing(GradeInput input) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).apply(input) == null) {
                missing.add(compiled.names().get(i));
            }
        }
        return missing;
    }
}
