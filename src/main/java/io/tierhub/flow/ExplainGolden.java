package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Decided;
import io.tierhub.flow.CustomerExplanation.Golden;
import io.tierhub.flow.CustomerExplanation.Stated;
import io.tierhub.master.Contest;
import io.tierhub.master.GoldenValue;
import io.tierhub.master.Member;
import io.tierhub.master.Rule;
import io.tierhub.master.Survivorship;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Says of every golden value where it comes from and what lost against it. */
final class ExplainGolden {
    private static final Comparator<String> BY_FIELD =
            Comparator.comparing(ExplainGolden::rank).thenComparing(Comparator.naturalOrder());

    private final Map<Integer, SourceKey> keys = new HashMap<>();
    private final Map<String, Golden> fields = new TreeMap<>(BY_FIELD);

    private final Map<String, Decided> pinned = new HashMap<>();

    private ExplainGolden(List<Member> members, LongFunction<Decided> decision) {
        for (Member member : members) {
            keys.put(member.recordId(), member.record().key());
            member.pins()
                    .forEach(pin -> pinned.merge(pin.field(), decision.apply(pin.decision()), ExplainGolden::newer));
        }
    }

    /**
     * @param stored the golden record as it stands
     * @param members all source records of the customer
     * @param decision finds what a person decided, by number
     */
    static List<Golden> of(
            List<GoldenValue> stored, List<Member> members, Survivorship survivorship, LongFunction<Decided> decision) {
        ExplainGolden explain = new ExplainGolden(members, decision);
        stored.forEach(value -> explain.field(value).kept().add(explain.stated(value)));
        for (Contest contest : survivorship.explain(members)) {
            contest.lost().forEach(explain::lost);
        }
        return List.copyOf(explain.fields.values());
    }

    /** The golden record stands as it was built; rules changed since then may pick a value that it already holds. */
    private void lost(GoldenValue value) {
        Golden field = field(value);
        if (field.kept().stream().noneMatch(kept -> kept.value().equals(value.value()))) {
            field.lost().add(stated(value));
        }
    }

    private Golden field(GoldenValue value) {
        return fields.computeIfAbsent(value.field(), name -> new Golden(name, new ArrayList<>(), new ArrayList<>()));
    }

    private Stated stated(GoldenValue value) {
        return new Stated(
                value.value(),
                keys.get(value.recordId()),
                value.rule(),
                value.rule() == Rule.PINNED ? pinned.get(value.field()) : null);
    }

    private static Decided newer(Decided one, Decided other) {
        return one.number() > other.number() ? one : other;
    }

    private static int rank(String field) {
        @Nullable CustomerField canonical = CustomerField.of(field);
        return canonical == null ? CustomerField.values().length : canonical.ordinal();
    }
}
