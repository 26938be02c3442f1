package io.tierhub.grade;

import io.tierhub.vocabulary.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole result for one customer, with its explanation.
 *
 * @param stamp as in {@link Outcome}
 */
public record Graded(CustomerId customer, List<Grade> grades, TierDecision tier, long stamp) {
    /** Where the customer stands in its life; null where no model says it. */
    public @Nullable String stage() {
        Grade lifecycle = grade(Lifecycle.NAME);
        return lifecycle == null ? null : lifecycle.klass();
    }

    /** The tags that rules have set, by name. */
    public List<String> tags() {
        Grade tags = grade(Tags.NAME);
        return tags == null
                ? List.of()
                : tags.inputs().keySet().stream()
                        .filter(tag -> Tags.SET.equals(tags.inputs().get(tag)))
                        .toList();
    }

    private @Nullable Grade grade(String model) {
        return grades.stream()
                .filter(grade -> grade.model().equals(model))
                .findFirst()
                .orElse(null);
    }
}
