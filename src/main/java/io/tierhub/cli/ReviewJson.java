package io.tierhub.cli;

import io.tierhub.flow.Deciding.Decided;
import io.tierhub.flow.Pinning.Pinned;
import io.tierhub.flow.Reviewing.Standing;
import io.tierhub.flow.Reviewing.Waiting;
import io.tierhub.master.Pin;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits for a person and what persons decided, for machines. */
final class ReviewJson {
    private ReviewJson() {}

    static Map<String, @Nullable Object> waiting(Waiting each) {
        return new JsonMap()
                .putAll(PairJson.map(each.pair()))
                .put("names", List.of(each.nameOfOne(), each.nameOfOther()))
                .time("since", each.since())
                .map();
    }

    static Map<String, @Nullable Object> standing(Standing each) {
        return new JsonMap()
                .put("decision", each.decision().number())
                .put("kind", each.decision().kind().name())
                .put("records", each.records().stream().map(SourceKey::toString).toList())
                .put("pairs", each.pairs())
                .object("pin", each.pin(), ReviewJson::pin)
                .put("by", each.decision().by())
                .put("note", each.decision().note())
                .time("at", each.at())
                .map();
    }

    static JsonMap pin(Pin pin) {
        return new JsonMap().put("field", pin.field()).put("value", pin.value());
    }

    static Map<String, @Nullable Object> pinned(Pinned pinned) {
        return new JsonMap()
                .put("decision", pinned.number())
                .put("fresh", pinned.fresh())
                .text("customer_id", pinned.customer())
                .put("field", pinned.field())
                .put("value", pinned.value())
                .map();
    }

    static Map<String, @Nullable Object> decided(Decided decided) {
        return new JsonMap()
                .put("decision", decided.number())
                .put("fresh", decided.fresh())
                .put("records_moved", decided.moved())
                .put(
                        "customer_ids",
                        decided.customers().stream().map(CustomerId::toString).toList())
                .map();
    }
}
