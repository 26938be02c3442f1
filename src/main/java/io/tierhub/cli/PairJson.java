package io.tierhub.cli;

import io.tierhub.flow.PairComparison;
import io.tierhub.match.Obstacle;
import io.tierhub.match.PairExplanation;
import io.tierhub.match.PairExplanation.FieldEvidence;
import io.tierhub.match.Veto;
import io.tierhub.vocabulary.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The evidence of a pair, for machines. All weights in bits. */
final class PairJson {
    private PairJson() {}

    static Map<String, Object> map(PairComparison pair) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("records", List.of(pair.one().toString(), pair.other().toString()));
        map.put(
                "customer_ids",
                List.of(pair.customerOfOne().toString(), pair.customerOfOther().toString()));
        map.put("same_customer", pair.same());
        map.put("verdict", words(pair.verdict()));
        Obstacle obstacle = pair.obstacle();
        if (obstacle != null) {
            map.put("why_not", whyNot(obstacle));
        }
        map.putAll(evidence(pair.evidence()));
        Map<String, Object> thresholds = new LinkedHashMap<>();
        thresholds.put("preset", pair.preset().name().toLowerCase(Locale.ROOT));
        thresholds.put("best_pair", pair.preset().bestEdge());
        thresholds.put("mean_of_pairs", pair.preset().meanEdge());
        map.put("thresholds", thresholds);
        map.put("model", pair.model().version());
        return map;
    }

    private static Map<String, Object> whyNot(Obstacle obstacle) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", obstacle.kind().name());
        switch (obstacle.kind()) {
            case VETO, VETO_OF_OTHERS -> map.put("veto", veto(Objects.requireNonNull(obstacle.veto())));
            case EVIDENCE -> {
                FieldEvidence worst = obstacle.worst();
                if (worst != null) {
                    map.put("most_against", field(worst));
                }
            }
            case MEAN -> map.put("mean_of_pairs", obstacle.mean());
            default -> {}
        }
        return map;
    }

    static Map<String, Object> evidence(PairExplanation pair) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("prior", pair.prior());
        map.put("fields", pair.fields().stream().map(PairJson::field).toList());
        map.put("vetoes", pair.vetoes().stream().map(PairJson::veto).toList());
        map.put("total", pair.total());
        return map;
    }

    /** A sentence in both languages. */
    static Map<String, Object> words(Bilingual text) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("zh", text.zh());
        map.put("en", text.en());
        return map;
    }

    private static Map<String, Object> field(FieldEvidence field) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("field", field.field().name().toLowerCase(Locale.ROOT));
        map.put("level", field.level().name().toLowerCase(Locale.ROOT));
        map.put("bits", field.bits());
        map.putAll(words(field.reason()));
        return map;
    }

    private static Map<String, Object> veto(Veto veto) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", veto.name());
        map.putAll(words(veto.label()));
        return map;
    }
}
