package io.tierhub.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong in the configuration.
 *
 * @param at where it stands
 * @param path the keys that lead to it, as in {@code customers.map.phones} or {@code composite[1].weight}; empty for
 *     the file as a whole
 * @param value what stands there, cut short, never a secret; null where it is no single value
 * @param rule what was broken
 * @param remedy what to do about it; may be empty where the rule says it all
 */
public record Problem(Place at, String path, @Nullable String value, String rule, String remedy)
        implements Comparable<Problem> {
    private static final int SHOWN = 80;

    public Problem {
        if (value != null && value.length() > SHOWN) {
            value = value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, SHOWN))) + "...";
        }
    }

    /** A problem whose message names the rule, then after a semicolon the remedy. */
    static Problem of(Place at, String path, @Nullable String value, String message) {
        int semicolon = message.indexOf("; ");
        return semicolon < 0
                ? new Problem(at, path, value, message, "")
                : new Problem(at, path, value, message.substring(0, semicolon), message.substring(semicolon + 2));
    }

    @Override
    public int compareTo(Problem other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace : path.compareTo(other.path);
    }

    /** {@code config/systems/erp.yaml:12: customers.map.phnoe = "tel": unknown key; did you mean phones?}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(at.toString()).append(": ");
        if (!path.isEmpty()) {
            text.append(path);
            text.append(value == null ? "" : " = \"" + value.replace("\n", "\\n") + "\"")
                    .append(": ");
        }
        text.append(rule);
        return remedy.isEmpty()
                ? text.toString()
                : text.append("; ").append(remedy).toString();
    }
}
