package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps over several days, which end when the customer goes on. */
public record SequenceSettings(
        @Setting("What the sequence is called.") String sequence,

        @Setting("After how long it is over, whatever still waits.") @Nullable Span end,

        @Setting("The steps, each on its day.") List<StepSettings> steps,

        @Setting("Stages and tags that end it before.") @Nullable Names exitOn) {

    private static final int MOST = 90;

    public SequenceSettings {
        if (steps.isEmpty() || steps.size() > MOST) {
            throw new IllegalArgumentException("a sequence has 1 to " + MOST + " steps");
        }
        int last = 0;
        for (StepSettings step : steps) {
            if (step.day() == null || step.day() < last) {
                throw new IllegalArgumentException("steps: each has a day, none before the one above it");
            }
            last = step.day();
        }
    }

    boolean exits(CustomerState now) {
        return exitOn != null
                && (exitOn.names().stream().anyMatch(now.tags()::contains)
                        || now.stage() != null && exitOn.names().contains(now.stage()));
    }
}
