package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.CustomerExplanation.Change;
import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.CustomerExplanation.Evidence;
import io.tierhub.flow.CustomerExplanation.Golden;
import io.tierhub.flow.CustomerExplanation.Graded;
import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Part;
import io.tierhub.flow.CustomerExplanation.Sent;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.flow.CustomerExplanation.Span;
import io.tierhub.flow.CustomerExplanation.Stated;
import io.tierhub.flow.CustomerExplanation.Told;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One customer explained, for machines. Names are those of the exports where they say the same. */
final class ExplainJson {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    private ExplainJson() {}

    static Map<String, @Nullable Object> map(CustomerExplanation found) {
        return new ExplainJson()
                .put("customer_id", found.id().toString())
                .put("merged_from", found.asked().equals(found.id()) ? null : found.asked().toString())
                .put("type", lower(found.type()))
                .put("name", found.name())
                .put("standing", lower(found.standing()))
                .put("golden", list(found.golden(), ExplainJson::golden))
                .put("sources", list(found.sources(), ExplainJson::source))
                .put("matches", list(found.evidence(), ExplainJson::evidence))
                .put("contact_count", found.contactCount())
                .put("contacts", list(found.contacts(), ExplainJson::link))
                .put("grades", list(found.grades(), ExplainJson::graded))
                .put("tier", maybe(found.tier(), ExplainJson::tier))
                .put("change", maybe(found.change(), ExplainJson::change))
                .put("history", list(found.history(), ExplainJson::span))
                .put("deliveries", list(found.told(), ExplainJson::told))
                .map;
    }

    private static ExplainJson golden(Golden golden) {
        return new ExplainJson()
                .put("field", golden.field())
                .put("values", list(golden.kept(), ExplainJson::stated))
                .put("lost", list(golden.lost(), ExplainJson::stated));
    }

    private static ExplainJson stated(Stated stated) {
        return new ExplainJson()
                .put("value", stated.value())
                .put("source", text(stated.from()))
                .put("rule", stated.rule().configName());
    }

    private static ExplainJson source(Source source) {
        return new ExplainJson()
                .put("system", source.key().system())
                .put("key", source.key().key())
                .put("file", source.file())
                .put("line", source.line())
                .put("updated_at", time(source.changed()))
                .put("deleted", source.deleted())
                .put("bare", source.bare())
                .put("warnings", source.warnings())
                .put("account", maybe(source.account(), ExplainJson::link));
    }

    private static ExplainJson evidence(Evidence evidence) {
        ExplainJson json = new ExplainJson()
                .put("record", evidence.record().toString())
                .put("partner", evidence.partner().toString());
        json.map.putAll(PairJson.evidence(evidence.pair()));
        return json;
    }

    private static ExplainJson link(Link link) {
        return new ExplainJson()
                .put("record", link.key().toString())
                .put("customer_id", link.customer().toString())
                .put("name", link.name());
    }

    private static ExplainJson graded(Graded grade) {
        return new ExplainJson()
                .put("model", grade.model())
                .put("as_of", grade.asOf().toString())
                .put("status", grade.status())
                .put("score", grade.score())
                .put("class", grade.klass())
                .put("inputs", grade.inputs())
                .put("contributions", list(grade.contributions(), ExplainJson::contribution));
    }

    private static ExplainJson contribution(Part part) {
        return new ExplainJson()
                .put("factor", part.code())
                .put("value", part.value())
                .put("points", part.points())
                .put("zh", part.text().zh())
                .put("en", part.text().en());
    }

    private static ExplainJson reason(Part part) {
        return new ExplainJson()
                .put("code", part.code())
                .put("points", part.points())
                .put("zh", part.text().zh())
                .put("en", part.text().en());
    }

    private static ExplainJson tier(Current tier) {
        return new ExplainJson()
                .put("tier", tier.tier().name())
                .put("since", tier.since().toString())
                .put("score", tier.score())
                .put("candidate", text(tier.candidate()))
                .put("provisional", tier.provisional())
                .put("source", tier.source())
                .put("as_of", tier.asOf().toString())
                .put("ruleset", tier.ruleset())
                .put("reasons", list(tier.reasons(), ExplainJson::reason))
                .put("contributions", list(tier.contributions(), ExplainJson::contribution));
    }

    private static ExplainJson change(Change change) {
        return new ExplainJson()
                .put("day", change.day().toString())
                .put("from", text(change.from()))
                .put("to", text(change.to()))
                .put("cause", change.cause())
                .put("ruleset", change.ruleset());
    }

    private static ExplainJson span(Span span) {
        return new ExplainJson()
                .put("tier", span.tier().name())
                .put("from", span.from().toString())
                .put("to", text(span.to()))
                .put("cause", span.cause())
                .put("ruleset", span.ruleset());
    }

    private static ExplainJson told(Told told) {
        return new ExplainJson()
                .put("target", told.target())
                .put("acknowledged_tier", text(told.acknowledged()))
                .put("last", maybe(told.last(), ExplainJson::sent));
    }

    private static ExplainJson sent(Sent sent) {
        return new ExplainJson()
                .put("id", sent.id())
                .put("status", sent.status().name())
                .put("tier", text(sent.tier()))
                .put("attempts", sent.attempts())
                .put("last_status", sent.lastStatus())
                .put("last_error", sent.lastError())
                .put("next_attempt_at", time(sent.nextAttempt()));
    }

    private ExplainJson put(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    private static <T> List<Object> list(List<T> items, Function<T, ExplainJson> form) {
        return items.stream().<Object>map(item -> form.apply(item).map).toList();
    }

    private static <T> @Nullable Object maybe(@Nullable T item, Function<T, ExplainJson> form) {
        return item == null ? null : form.apply(item).map;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String time(@Nullable OffsetDateTime time) {
        return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
