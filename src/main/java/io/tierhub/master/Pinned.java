package io.tierhub.master;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What persons pinned for a customer: it takes the place of whatever survived. A deleted record keeps its pins, since a
 * person and not the record speaks in them.
 */
final class Pinned {
    private static final Comparator<Contest> BY_SUBJECT = Comparator.comparing(
                    (Contest each) -> Subject.leadOf(each.subject()))
            .thenComparing(Contest::subject);

    private final Map<String, GoldenValue> byField = new TreeMap<>();

    private Pinned(List<Member> members) {
        Map<String, Long> newest = new TreeMap<>();
        for (Member member : members) {
            for (Pin pin : member.pins()) {
                if (pin.decision() > newest.getOrDefault(pin.field(), 0L)) {
                    newest.put(pin.field(), pin.decision());
                    byField.put(pin.field(), new GoldenValue(pin.field(), pin.value(), member.recordId(), Rule.PINNED));
                }
            }
        }
    }

    /** Of each field the newest pin of all members. */
    static Pinned of(List<Member> members) {
        return new Pinned(members);
    }

    /** The values with the pinned ones in the place of those of the same field. */
    List<GoldenValue> over(List<GoldenValue> survived) {
        if (byField.isEmpty()) {
            return survived;
        }
        List<GoldenValue> values = new ArrayList<>(byField.values());
        survived.stream()
                .filter(value -> !byField.containsKey(value.field()) && !contradicts(value.field()))
                .forEach(values::add);
        values.sort(GoldenOrder.BY_FIELD);
        return values;
    }

    /** The contests with each pinned field decided by itself: what would have survived is lost. */
    List<Contest> decide(List<Contest> contests) {
        if (byField.isEmpty()) {
            return contests;
        }
        List<Contest> decided = new ArrayList<>();
        Map<String, List<GoldenValue>> beaten = new TreeMap<>();
        for (Contest each : contests) {
            Contest rest = rest(each, beaten);
            if (!rest.kept().isEmpty() || !rest.lost().isEmpty()) {
                decided.add(rest);
            }
        }
        byField.forEach((field, pin) ->
                decided.add(new Contest(field, Rule.PINNED, List.of(pin), beaten.getOrDefault(field, List.of()))));
        decided.sort(BY_SUBJECT);
        return decided;
    }

    /** What is left of a contest for the fields that nobody pinned. */
    private Contest rest(Contest contest, Map<String, List<GoldenValue>> beaten) {
        List<GoldenValue> kept = new ArrayList<>();
        List<GoldenValue> lost = new ArrayList<>();
        for (GoldenValue value : free(contest.kept(), beaten)) {
            (contradicts(value.field()) ? lost : kept).add(value);
        }
        lost.addAll(free(contest.lost(), beaten));
        return new Contest(contest.subject(), contest.rule(), kept, lost);
    }

    /** A pinned name does not stand beside the parts of another one, nor a pinned part beside another whole. */
    private boolean contradicts(String field) {
        return switch (field) {
            case "name" -> byField.containsKey("given_name") || byField.containsKey("family_name");
            case "given_name", "family_name" -> byField.containsKey("name");
            default -> false;
        };
    }

    /** The values of fields that nobody pinned; those of the others that say something else are beaten. */
    private List<GoldenValue> free(List<GoldenValue> values, Map<String, List<GoldenValue>> beaten) {
        List<GoldenValue> free = new ArrayList<>();
        for (GoldenValue value : values) {
            GoldenValue pin = byField.get(value.field());
            if (pin == null) {
                free.add(value);
            } else if (!pin.value().equals(value.value())) {
                beaten.computeIfAbsent(value.field(), field -> new ArrayList<>())
                        .add(value);
            }
        }
        return free;
    }
}
