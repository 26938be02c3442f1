package io.tierhub.config;

import io.tierhub.vocabulary.Nearest;
import io.tierhub.vocabulary.NeverSet;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text becomes a value of one of the plain types; what does not fit is refused with an example of what does. */
final class Scalars {
    private interface Parse {
        Object apply(String text);
    }

    private record Kind(String named, String example, Parse parse) {}

    private static final Map<Class<?>, Kind> KINDS = kinds();

    private Scalars() {}

    static boolean knows(Class<?> type) {
        return type.isEnum() || KINDS.containsKey(type);
    }

    /** The value, or an {@link IllegalArgumentException} that says what was expected. */
    static Object convert(String text, Class<?> type) {
        if (type.isEnum()) {
            return constant(text, type);
        }
        Kind kind = kind(type);
        try {
            return kind.parse().apply(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("expected " + kind.named() + "; write it like " + kind.example(), e);
        }
    }

    /** What a type is called in messages and in the reference. */
    static String named(Class<?> type) {
        return type.isEnum()
                ? "one of " + String.join(", ", constants(type))
                : kind(type).named();
    }

    /** The lower-case names of an enum. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> settable(type, constant))
                .map(Scalars::written)
                .toList();
    }

    private static boolean settable(Class<?> type, Object constant) {
        try {
            return !type.getField(((Enum<?>) constant).name()).isAnnotationPresent(NeverSet.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no constant " + constant, e);
        }
    }

    /** An enum constant as it is written in files. */
    static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Object constant(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(text) && settable(type, constant)) {
                return constant;
            }
        }
        @Nullable String near = Nearest.to(text, constants(type));
        throw new IllegalArgumentException(
                "expected " + named(type) + "; " + (near == null ? "write one of them" : "did you mean " + near + "?"));
    }

    private static Kind kind(Class<?> type) {
        @Nullable Kind kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalStateException("no settings of type " + type.getName() + " are known; add it to Scalars");
        }
        return kind;
    }

    private static Map<Class<?>, Kind> kinds() {
        Map<Class<?>, Kind> kinds = new LinkedHashMap<>();
        kinds.put(String.class, new Kind("text", "name", text -> text));
        put(kinds, int.class, Integer.class, new Kind("a whole number", "100", Integer::valueOf));
        put(kinds, long.class, Long.class, new Kind("a whole number", "100", Long::valueOf));
        put(
                kinds,
                double.class,
                Double.class,
                new Kind("a number", "0.5", text -> decimal(text).doubleValue()));
        put(kinds, boolean.class, Boolean.class, new Kind("true or false", "true", Scalars::flag));
        kinds.put(BigDecimal.class, new Kind("a number", "0.5", Scalars::decimal));
        kinds.put(LocalDate.class, new Kind("a day", "2026-06-30", LocalDate::parse));
        kinds.put(Duration.class, new Kind("a span of time", "30s, 5m, 2h or 7d", Scalars::duration));
        kinds.put(ZoneId.class, new Kind("a time zone", "Asia/Shanghai or Europe/Berlin", ZoneId::of));
        return kinds;
    }

    private static void put(Map<Class<?>, Kind> kinds, Class<?> primitive, Class<?> boxed, Kind kind) {
        kinds.put(primitive, kind);
        kinds.put(boxed, kind);
    }

    /** Exponents are refused: nobody writes a setting so, and a large one takes all memory. */
    private static BigDecimal decimal(String text) {
        if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new IllegalArgumentException("not a plain number");
        }
        return new BigDecimal(text);
    }

    private static Object flag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static Duration duration(String text) {
        long number = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException("no unit");
        };
    }
}
