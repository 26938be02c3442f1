package io.tierhub.cli;

import io.tierhub.flow.Overriding.Overridden;
import io.tierhub.flow.StandingOverride;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierOverride.Act;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tiers that persons give, for machines. */
final class OverrideJson {
    private OverrideJson() {}

    static Map<String, @Nullable Object> overridden(Overridden done) {
        return override(new JsonMap().text("customer_id", done.customer()), done.override())
                .put("state", done.state().name())
                .put("fresh", done.fresh())
                .map();
    }

    static Map<String, @Nullable Object> standing(StandingOverride each) {
        return described(each).map();
    }

    static JsonMap described(StandingOverride each) {
        return override(new JsonMap().text("customer_id", each.customer()), each.override())
                .text("record", each.record())
                .put("note", each.note())
                .put("state", each.state().name())
                .put("holds", each.holds())
                .put("idle", each.idle())
                .put("ends_soon", each.endsSoon())
                .text("customer_tier", each.tier())
                .text("machine_tier", each.machine());
    }

    private static JsonMap override(JsonMap json, TierOverride override) {
        OverrideTerms terms = override.terms();
        Act agreed = override.agreed();
        Act ended = override.ended();
        return json.put("override", override.number())
                .text("tier", terms.tier())
                .put("mode", terms.mode().typed())
                .put("reason", terms.reason())
                .text("from", LocalDate.ofEpochDay(terms.from()))
                .text("until", LocalDate.ofEpochDay(terms.until()))
                .put("by", override.by())
                .put("approved_by", agreed == null ? null : agreed.by())
                .text("approved_on", agreed == null ? null : LocalDate.ofEpochDay(agreed.day()))
                .put("ended_by", ended == null ? null : ended.by())
                .text("ended_on", ended == null ? null : LocalDate.ofEpochDay(ended.day()));
    }
}
