package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.ScoreVersion;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailScoresTest {
    private static List<ScoreVersion> daily(int days) {
        int last = (int) LocalDate.parse("2026-06-30").toEpochDay();
        List<ScoreVersion> trail = new ArrayList<>();
        for (int day = last - days + 1; day <= last; day++) {
            trail.add(new ScoreVersion(day, 0, 0, "r", 1.0, Tier.B, "policy"));
        }
        return trail;
    }

    @Test
    void asManyResultsAsTheLimitStayAndOneMoreTakesOneAway() {
        assertThat(TrailScores.thinned(daily(TrailScores.MOST))).hasSize(TrailScores.MOST);
        assertThat(TrailScores.thinned(daily(TrailScores.MOST + 1))).hasSize(TrailScores.MOST);
    }

    @Test
    void ofAYearOfDailyChangesTheNewestStayAndTheEndOfEachMonth() {
        List<ScoreVersion> all = daily(365);
        List<ScoreVersion> kept = new ArrayList<>();
        for (ScoreVersion each : all) {
            kept.add(each);
            kept = TrailScores.thinned(kept);
        }
        assertThat(kept).hasSize(TrailScores.MOST);
        assertThat(kept).endsWith(all.subList(365 - TrailScores.NEWEST, 365).toArray(ScoreVersion[]::new));
        assertThat(kept.stream().map(each -> LocalDate.ofEpochDay(each.asOf())))
                .contains(LocalDate.parse("2025-07-31"), LocalDate.parse("2025-12-31"), LocalDate.parse("2026-04-30"));
    }
}
