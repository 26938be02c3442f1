package io.tierhub.flow;

import io.tierhub.publish.Answer;
import java.util.List;

/**
 * What came of handing a group over.
 *
 * @param asked whether the target was asked at all
 * @param status of the whole answer, for the metrics; 0 where none came
 * @param answers one for each event, in their order; none: it is too early, and no attempt was made
 * @param refused the whole was refused for what it holds: if that is several events, each half is to be handed over by itself
 * @param restMs for how long nothing more is handed over, as agreed with the target
 */
public record Handed(boolean asked, int status, List<Answer> answers, boolean refused, long restMs) {
    /** An answer of the target. */
    public static Handed answered(int status, List<Answer> answers, boolean refused) {
        return new Handed(true, status, answers, refused, 0);
    }

    /** The same answer, or silence, for all events. */
    public static Handed all(List<DueEvent> group, Answer answer) {
        return answered(answer.status(), group.stream().map(each -> answer).toList(), false);
    }

    /** The target did not have to be asked. */
    public static Handed unasked(List<Answer> answers) {
        return new Handed(false, 0, answers, false, 0);
    }

    /** The target must not be asked yet. */
    public static Handed later() {
        return new Handed(false, 0, List.of(), false, 0);
    }

    boolean tooEarly() {
        return answers.isEmpty();
    }
}
