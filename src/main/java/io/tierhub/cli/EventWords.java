package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a customer came together, in words. */
final class EventWords {
    private EventWords() {}

    /** What happened. */
    static Bilingual what(Happened each) {
        return switch (each.kind()) {
            case MERGED ->
                new Bilingual(
                        each.other() + " 并入 " + each.customer(), each.other() + " became part of " + each.customer());
            case SPLIT, UNMERGED ->
                new Bilingual(
                        each.customer() + " 的部分来源记录归入 " + each.other(),
                        "records of " + each.customer() + " went to " + each.other());
            case MANUAL -> new Bilingual("人工确认，未移动记录", "a person made sure; no record moved");
        };
    }

    /** Why. */
    static Bilingual why(Happened each) {
        return switch (each.cause()) {
            case MATCH -> new Bilingual("新到或变更的记录", "a record that came in");
            case REBUILD -> new Bilingual("全部重新归并", "match --rebuild");
            case SAME -> new Bilingual("人工认定为同一客户", "a person: same");
            case DIFFERENT -> new Bilingual("人工认定为不同客户", "a person: different");
            case SPLIT -> new Bilingual("人工拆分", "a person: split");
            case WITHDRAWN -> new Bilingual("撤回人工决定", "a decision was withdrawn");
        };
    }

    /** The pair, the decision and what its person said; empty if there is nothing to say. */
    static Optional<String> details(Happened each) {
        List<String> details = new ArrayList<>();
        if (!each.records().isEmpty()) {
            details.add(String.join(
                            " with ",
                            each.records().stream().map(SourceKey::toString).toList())
                    + (each.bits() == null ? "" : String.format(Locale.ROOT, ", %.1f bits", each.bits())));
        }
        if (each.decision() != null) {
            details.add("decision " + each.decision() + " by " + each.by()
                    + (each.note() == null ? "" : ": " + each.note()));
        }
        return details.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", details));
    }
}
