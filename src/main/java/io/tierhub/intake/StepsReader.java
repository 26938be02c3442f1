package io.tierhub.intake;

import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the steps of one field. They are done in the order of {@link #KEYS}, however a file orders them. */
final class StepsReader {
    /** The keys of all steps. */
    static final List<String> KEYS = List.of(
            "after",
            "before",
            "strip_prefix",
            "strip_suffix",
            "replace",
            "split",
            "take",
            "case",
            "values",
            "otherwise",
            "date",
            "epoch",
            "unit",
            "negate");

    private final String path;
    private final boolean several;

    /** @param several whether the field holds several values */
    StepsReader(String path, boolean several) {
        this.path = path;
        this.several = several;
    }

    List<Transform> read(Map<?, ?> map) {
        needs(map, "take", "split");
        needs(map, "otherwise", "values");
        if (map.containsKey("date") && map.containsKey("epoch")) {
            throw wrong("date", "and epoch exclude each other: leave one out");
        }
        List<Transform> steps = new ArrayList<>();
        for (String key : KEYS) {
            if (map.containsKey(key) && !key.equals("take") && !key.equals("otherwise")) {
                steps.add(step(key, map.get(key), map));
            }
        }
        return steps;
    }

    private Transform step(String key, @Nullable Object yaml, Map<?, ?> map) {
        return switch (key) {
            case "after" -> new Transform.After(text(key, yaml));
            case "before" -> new Transform.Before(text(key, yaml));
            case "strip_prefix" -> new Transform.StripPrefix(text(key, yaml));
            case "strip_suffix" -> new Transform.StripSuffix(text(key, yaml));
            case "replace" -> replace(table(key, yaml));
            case "split" -> new Split(text(key, yaml), take(map.get("take")));
            case "case" -> new Transform.Case(choice(key, yaml, List.of("upper", "lower")).equals("upper"));
            case "values" -> new Lookup(table(key, yaml), otherwise(map));
            case "date" -> date(text(key, yaml));
            case "epoch" -> new Epoch(choice(key, yaml, List.of("s", "ms")).equals("ms"));
            case "unit" -> unit(text(key, yaml));
            default -> negate(yaml);
        };
    }

    private Transform replace(Map<String, String> texts) {
        if (texts.isEmpty() || texts.containsKey("")) {
            throw wrong("replace", "needs texts to replace: write {\"what stands there\": \"what shall stand there\"}");
        }
        return new Transform.Replace(texts);
    }

    private int take(@Nullable Object yaml) {
        String said = yaml == null ? several ? "all" : "" : String.valueOf(yaml);
        if (said.equals("all") && several) {
            return Split.ALL;
        }
        if (said.equals("last")) {
            return Split.LAST;
        }
        if (said.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(said);
        }
        throw said.equals("all")
                ? wrong("take", "is all, but the field holds one value; write a number from 1, or last")
                : wrong("take", "says which part of the split counts; write a number from 1, or last");
    }

    private DatePattern date(String pattern) {
        try {
            return DatePattern.of(pattern);
        } catch (IllegalArgumentException no) {
            throw wrong("date", "is no pattern of a date (" + no.getMessage() + "); write it like dd.MM.yyyy HH:mm");
        }
    }

    private Transform unit(String unit) {
        String sign = NumberUnit.SIGNS.get(unit);
        if (sign == null) {
            throw wrong("unit", "is not known: " + Nearest.remedy(unit, NumberUnit.SIGNS.keySet().stream().sorted().toList()));
        }
        return new NumberUnit(sign);
    }

    private Transform negate(@Nullable Object yaml) {
        if (!"true".equals(String.valueOf(yaml))) {
            throw wrong("negate", "is true or left out");
        }
        return new Negate();
    }

    private @Nullable String otherwise(Map<?, ?> map) {
        return map.containsKey("otherwise") ? text("otherwise", map.get("otherwise")) : null;
    }

    private String choice(String key, @Nullable Object yaml, List<String> known) {
        String said = String.valueOf(yaml);
        if (!known.contains(said)) {
            throw wrong(key, "is one of " + String.join(", ", known));
        }
        return said;
    }

    private Map<String, String> table(String key, @Nullable Object yaml) {
        Map<String, String> table = new LinkedHashMap<>();
        if (!(yaml instanceof Map<?, ?> map)) {
            throw wrong(key, "is a map: write {source value: canonical value}");
        }
        boolean trimmed = key.equals("values");
        map.forEach((from, to) -> {
            String said = String.valueOf(from);
            table.put(trimmed ? said.strip() : said, value(key, to));
        });
        return table;
    }

    private String value(String key, @Nullable Object yaml) {
        if (yaml == null || yaml instanceof Map || yaml instanceof List) {
            throw wrong(key, "needs a text for each of its keys");
        }
        return String.valueOf(yaml);
    }

    private String text(String key, @Nullable Object yaml) {
        if (yaml == null || yaml instanceof Map || yaml instanceof List || String.valueOf(yaml).isEmpty()) {
            throw wrong(key, "needs a text: write it in quotes");
        }
        return String.valueOf(yaml);
    }

    private void needs(Map<?, ?> map, String key, String other) {
        if (map.containsKey(key) && !map.containsKey(other)) {
            throw wrong(key, "says nothing without " + other + ": write both, or leave it out");
        }
    }

    private IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException(path + "." + key + " " + why);
    }
}
