package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags that rules set: each on its own, only where its rule is true. */
final class Tags implements Model {
    static final String NAME = "tags";
    /** What stands beside a tag that is set. */
    static final String SET = "true";

    private static final String NO_TAG = "NONE";

    private final Map<String, Rule> rules;
    private final int asOf;

    Tags(Map<String, Rule> rules, int asOf) {
        this.rules = rules;
        this.asOf = asOf;
    }

    /** The tags of a customer, in the order of their names. */
    List<String> of(GradeInput input) {
        List<String> tags = new ArrayList<>();
        if (input.gradable()) {
            rules.forEach((tag, rule) -> {
                if (rule.of(input) == Truth.TRUE) {
                    tags.add(tag);
                }
            });
        }
        return tags;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        return Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        if (!input.gradable()) {
            return 0;
        }
        int set = 0; // a bit a tag, of which there are few
        for (Rule rule : rules.values()) {
            set = set << 1 | (rule.of(input) == Truth.TRUE ? 1 : 0);
        }
        return 1 + set;
    }

    @Override
    public String klass(GradeInput input) {
        List<String> tags = of(input);
        return !input.gradable() ? Grade.UNGRADED : tags.isEmpty() ? NO_TAG : String.join(" ", tags);
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(NAME, input, asOf, Grade.UNGRADED);
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        rules.forEach((tag, rule) -> inputs.put(tag, said(rule, input)));
        return Grade.classed(NAME, input, asOf, klass(input), inputs, InputFlag.shown(input.flags()));
    }

    private static String said(Rule rule, GradeInput input) {
        Truth truth = rule.of(input);
        if (truth != Truth.UNKNOWN) {
            return truth == Truth.TRUE ? SET : "false";
        }
        List<String> missing = rule.missing(input);
        return missing.isEmpty() ? "not decidable" : "not decidable: " + String.join(", ", missing) + " missing";
    }

    @Override
    public Bilingual headline(GradeInput input) {
        return new Bilingual(klass(input), klass(input));
    }
}
