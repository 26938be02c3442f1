package io.tierhub.grade;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import io.tierhub.vocabulary.Nearest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language of rules: CEL over named variables of a customer, whose types are known before any customer is seen. */
final class RuleLanguage {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableUnknownTracking(true)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final Map<String, CelType> variables = new TreeMap<>();

    /** A number that is always whole: an {@code int} of CEL. */
    RuleLanguage whole(String name) {
        variables.put(name, SimpleType.INT);
        return this;
    }

    /** Any number: a {@code double} of CEL. */
    RuleLanguage number(String name) {
        variables.put(name, SimpleType.DOUBLE);
        return this;
    }

    RuleLanguage text(String name) {
        variables.put(name, SimpleType.STRING);
        return this;
    }

    RuleLanguage texts(String name) {
        variables.put(name, ListType.create(SimpleType.STRING));
        return this;
    }

    /** The words that a rule may use. */
    List<String> names() {
        return List.copyOf(variables.keySet());
    }

    boolean isWhole(String name) {
        return SimpleType.INT.equals(variables.get(name));
    }

    /** @throws IllegalArgumentException saying what is wrong with it, and what may stand there */
    CompiledRule compile(String rule) {
        CelBuilder builder = CelFactory.standardCelBuilder().setOptions(OPTIONS).setResultType(SimpleType.BOOL);
        variables.forEach(builder::addVar);
        Cel cel = builder.build();
        try {
            CelAbstractSyntaxTree tree = cel.compile(rule).getAst();
            TreeSet<String> names = new TreeSet<>();
            for (CelReference reference : tree.getReferenceMap().values()) {
                if (variables.containsKey(reference.name())) {
                    names.add(reference.name());
                }
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "the rule asks for nothing of a customer, so it holds for all or none: name a variable");
            }
            return new CompiledRule(List.copyOf(names), cel.createProgram(tree));
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(said(e.getErrors().get(0).getMessage()), e);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("the rule cannot be run: " + e.getMessage(), e);
        }
    }

    private String said(String error) {
        Matcher undeclared = UNDECLARED.matcher(error);
        if (undeclared.find()) {
            return "there is no variable '" + undeclared.group(1) + "'; "
                    + Nearest.remedy(undeclared.group(1), variables.keySet());
        }
        if (error.contains("no matching overload")) {
            return "values of two kinds meet: " + error.lines().findFirst().orElse(error)
                    + "; compare texts with texts, and with == write 1.0 beside numbers that may have decimals";
        }
        return "the rule cannot be read: " + error.lines().findFirst().orElse(error)
                + "; write it as in nps < 6.0 || logins == 0";
    }
}
