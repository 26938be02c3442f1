package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.CustomerExplanation.Decided;
import io.tierhub.flow.CustomerExplanation.Evidence;
import io.tierhub.flow.CustomerExplanation.Golden;
import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.flow.CustomerExplanation.Stated;
import io.tierhub.vocabulary.SourceKey;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer explained, for machines. Names are those of the exports where they say the same. */
final class ExplainJson {
    private ExplainJson() {}

    static Map<String, @Nullable Object> map(CustomerExplanation found) {
        JsonMap json = new JsonMap()
                .text("customer_id", found.id())
                .text("merged_from", found.asked().equals(found.id()) ? null : found.asked())
                .put("type", lower(found.type()))
                .put("name", found.name())
                .put("standing", lower(found.standing()))
                .list("golden", found.golden(), ExplainJson::golden)
                .list("sources", found.sources(), ExplainJson::source)
                .list("matches", found.evidence(), ExplainJson::evidence)
                .list("came_together", found.happened(), ExplainJson::happened)
                .put("contact_count", found.contactCount())
                .list("contacts", found.contacts(), ExplainJson::link);
        return GradeJson.add(json, found).map();
    }

    private static JsonMap golden(Golden golden) {
        return new JsonMap()
                .put("field", golden.field())
                .list("values", golden.kept(), ExplainJson::stated)
                .list("lost", golden.lost(), ExplainJson::stated);
    }

    private static JsonMap stated(Stated stated) {
        return new JsonMap()
                .put("value", stated.value())
                .text("source", stated.from())
                .put("rule", stated.rule().configName())
                .object("pinned", stated.pinned(), ExplainJson::decided);
    }

    private static JsonMap decided(Decided decided) {
        return new JsonMap()
                .put("decision", decided.number())
                .put("by", decided.by())
                .put("note", decided.note())
                .time("at", decided.at());
    }

    private static JsonMap source(Source source) {
        return new JsonMap()
                .put("system", source.key().system())
                .put("key", source.key().key())
                .put("file", source.file())
                .put("line", source.line() < 0 ? null : source.line())
                .time("updated_at", source.changed())
                .put("deleted", source.deleted())
                .put("bare", source.bare())
                .put("warnings", source.warnings())
                .object("account", source.account(), ExplainJson::link);
    }

    private static JsonMap evidence(Evidence evidence) {
        return new JsonMap()
                .text("record", evidence.record())
                .text("partner", evidence.partner())
                .putAll(PairJson.evidence(evidence.pair()));
    }

    private static JsonMap happened(Happened each) {
        return new JsonMap()
                .time("at", each.at())
                .put("event", each.kind().name())
                .text("customer_id", each.customer())
                .text("other_id", each.other())
                .put("cause", each.cause().name())
                .put("records", each.records().stream().map(SourceKey::toString).toList())
                .put("bits", each.bits())
                .put("decision", each.decision())
                .put("by", each.by())
                .put("note", each.note())
                .object("pin", each.pin(), ReviewJson::pin)
                .put("about", each.about().isEmpty() ? null : each.about())
                .putAll(PairJson.words(EventWords.what(each)));
    }

    private static JsonMap link(Link link) {
        return new JsonMap()
                .text("record", link.key())
                .text("customer_id", link.customer())
                .put("name", link.name());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
