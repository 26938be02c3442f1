package io.tierhub.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One small step from the text of a cell to the value of a field. The list is closed: what it cannot say is done in the
 * source, not by a script.
 */
sealed interface Transform
        permits Transform.After,
                Transform.Before,
                Transform.StripPrefix,
                Transform.StripSuffix,
                Transform.Replace,
                Transform.Case,
                Split,
                Lookup,
                DatePattern,
                Epoch,
                NumberUnit,
                Negate {
    /** The value after the step, or several, or none; null: the step cannot be done with it. The text is not blank. */
    @Nullable List<String> apply(String text);

    /** Why a row goes to quarantine with which the step cannot be done: a code and what to do. */
    default String refusal() {
        throw new IllegalStateException("this step can always be done");
    }

    /** What stands behind the first occurrence of a text; all where that does not occur. */
    record After(String mark) implements Transform {
        @Override
        public List<String> apply(String text) {
            int at = text.indexOf(mark);
            return List.of(at < 0 ? text : text.substring(at + mark.length()));
        }
    }

    /** What stands before the first occurrence of a text; all where that does not occur. */
    record Before(String mark) implements Transform {
        @Override
        public List<String> apply(String text) {
            int at = text.indexOf(mark);
            return List.of(at < 0 ? text : text.substring(0, at));
        }
    }

    /** Without a text at the beginning. */
    record StripPrefix(String prefix) implements Transform {
        @Override
        public List<String> apply(String text) {
            return List.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        }
    }

    /** Without a text at the end. */
    record StripSuffix(String suffix) implements Transform {
        @Override
        public List<String> apply(String text) {
            return List.of(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
        }
    }

    /** Texts replaced, each wherever it occurs, in the order of the mapping. */
    record Replace(Map<String, String> texts) implements Transform {
        @Override
        public List<String> apply(String text) {
            String result = text;
            for (Map.Entry<String, String> each : texts.entrySet()) {
                result = result.replace(each.getKey(), each.getValue());
            }
            return List.of(result);
        }
    }

    /** In upper or in lower case. */
    record Case(boolean upper) implements Transform {
        @Override
        public List<String> apply(String text) {
            return List.of(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
        }
    }
}
