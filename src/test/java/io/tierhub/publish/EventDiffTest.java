package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.EventDiff.Changed;
import org.junit.jupiter.api.Test;

class EventDiffTest {
    @Test
    void everyValueThatIsOtherGoneOrNewIsToldByItsPlace() {
        String before =
                "{\"tier\": {\"to\": \"B\", \"since\": \"2026-01-01\"}, \"tags\": [\"vip\", \"old\"], \"score\": 1}";
        String now =
                "{\"tier\": {\"to\": \"A\", \"since\": \"2026-01-01\"}, \"tags\": [\"vip\"], \"score\": 1, \"stage\": \"MATURE\"}";
        assertThat(EventDiff.between(before, now))
                .containsExactly(
                        new Changed("stage", null, "MATURE"),
                        new Changed("tags.1", "old", null),
                        new Changed("tier.to", "B", "A"));
        assertThat(EventDiff.between(before, now))
                .extracting(Changed::toString)
                .containsExactly("+stage: MATURE", "-tags.1: old", "~tier.to: B -> A");
    }

    @Test
    void theSameIsNoDifferenceAndOfNothingAllIsNew() {
        assertThat(EventDiff.between("{\"a\": null}", "{\"a\": null}")).isEmpty();
        assertThat(EventDiff.between(null, "{\"a\": {\"b\": true}}")).containsExactly(new Changed("a.b", null, "true"));
    }
}
