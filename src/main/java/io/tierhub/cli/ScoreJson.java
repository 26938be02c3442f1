package io.tierhub.cli;

import io.tierhub.flow.ScoreExplanation;
import io.tierhub.grade.Lift;
import io.tierhub.grade.ScoreChange;
import io.tierhub.grade.ScoreVersion;
import io.tierhub.grade.WhyChanged.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a score changed and what would raise it, for machines. */
final class ScoreJson {
    private ScoreJson() {}

    static Map<String, @Nullable Object> add(
            Map<String, @Nullable Object> to, ScoreExplanation score, String currency) {
        JsonMap json = new JsonMap()
                .object("why_changed", score.change(), ScoreJson::change)
                .object("next_tier", score.lift(), lift -> lift(lift, currency));
        to.putAll(json.map());
        return to;
    }

    private static JsonMap change(ScoreChange change) {
        return new JsonMap()
                .object("from", change.from(), ScoreJson::version)
                .object("to", change.to(), ScoreJson::version)
                .put("difference", change.total())
                .list(
                        "causes",
                        List.of(Cause.values()),
                        cause -> new JsonMap()
                                .put("cause", cause.name())
                                .put("points", change.part(cause))
                                .putAll(PairJson.words(cause.words())));
    }

    private static JsonMap version(ScoreVersion version) {
        return new JsonMap()
                .text("as_of", LocalDate.ofEpochDay(version.asOf()))
                .text("known_at", version.knownAt() == 0 ? null : Instant.ofEpochMilli(version.knownAt()))
                .text("tier", version.tier())
                .put("score", version.score())
                .put("source", version.source())
                .put("ruleset", version.ruleset())
                .text("reference", version.reference() == 0 ? null : LocalDate.ofEpochDay(version.reference()));
    }

    private static JsonMap lift(Lift lift, String currency) {
        return new JsonMap()
                .text("tier", lift.to())
                .put("points", lift.missing())
                .list(
                        "components",
                        lift.raises(),
                        raise -> new JsonMap()
                                .put("factor", raise.factor())
                                .put("from", raise.from())
                                .put("to", raise.to()))
                .list(
                        "purchases",
                        lift.deeds(),
                        deed -> new JsonMap()
                                .put("kind", deed.kind().name())
                                .put("money", deed.money())
                                .putAll(PairJson.words(LiftWords.of(deed, currency))))
                .list("held", lift.held(), held -> new JsonMap().putAll(PairJson.words(held)))
                .putAll(PairJson.words(LiftWords.missing(lift)));
    }
}
