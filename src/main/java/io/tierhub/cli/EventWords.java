package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.master.Pin;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a customer came together, in words. */
final class EventWords {
    private static final Bilingual MADE_SURE = new Bilingual("人工确认，未移动记录", "a person made sure; no record moved");

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
            case MANUAL -> manual(each);
        };
    }

    private static Bilingual manual(Happened each) {
        return switch (each.cause()) {
            case OVERRIDDEN -> new Bilingual("人工指定等级：" + each.about(), "a tier was asked for: " + each.about());
            case APPROVED -> new Bilingual("第二人批准：" + each.about(), "a second person agreed: " + each.about());
            case OVERRIDE_ENDED -> new Bilingual("提前结束人工等级：" + each.about(), "ended before its time: " + each.about());
            case OVERRIDE_EXPIRED ->
                new Bilingual("人工等级到期：" + each.about(), "a person's tier is over: " + each.about());
            case TAG_GIVEN -> new Bilingual("人工添加标签 " + each.about(), "was tagged " + each.about());
            case TAG_TAKEN -> new Bilingual("人工移除标签 " + each.about(), "is tagged " + each.about() + " no more");
            default -> each.pin() == null ? MADE_SURE : pin(each, each.pin());
        };
    }

    private static Bilingual pin(Happened each, Pin pin) {
        String field = pin.field();
        return each.cause() == Cause.PINNED
                ? new Bilingual(field + " 由人工固定为 " + pin.value(), field + " was pinned to " + pin.value())
                : new Bilingual(field + " 不再固定为 " + pin.value(), field + " is pinned to " + pin.value() + " no more");
    }

    /** Why. */
    static Bilingual why(Happened each) {
        return switch (each.cause()) {
            case MATCH -> new Bilingual("新到或变更的记录", "a record that came in");
            case REBUILD -> new Bilingual("全部重新归并", "match --rebuild");
            case SAME -> new Bilingual("人工认定为同一客户", "a person: same");
            case DIFFERENT -> new Bilingual("人工认定为不同客户", "a person: different");
            case SPLIT -> new Bilingual("人工拆分", "a person: split");
            case PINNED -> new Bilingual("人工固定", "a person: pin");
            case UNPINNED -> new Bilingual("人工取消固定", "a person: unpin");
            case OVERRIDDEN, APPROVED, OVERRIDE_ENDED -> new Bilingual("人工等级", "a person: override");
            case OVERRIDE_EXPIRED -> new Bilingual("期限已到", "its day has come");
            case TAG_GIVEN, TAG_TAKEN -> new Bilingual("人工标签", "a person: tag");
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
            details.add("decision " + each.decision() + (each.by() == null ? "" : " by " + each.by())
                    + (each.note() == null ? "" : ": " + each.note()));
        }
        return details.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", details));
    }
}
