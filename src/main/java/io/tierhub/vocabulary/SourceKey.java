package io.tierhub.vocabulary;

import java.util.Comparator;

/** How one system names one of its records. Ordered by system, then key. */
public record SourceKey(String system, String key) implements Comparable<SourceKey> {
    private static final Comparator<SourceKey> ORDER =
            Comparator.comparing(SourceKey::system).thenComparing(SourceKey::key);

    /** Reads {@code system:key}; the key may hold further colons. */
    public static SourceKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    "not a source key: '" + text + "' (expected SYSTEM:KEY, as in erp:C0001)");
        }
        return new SourceKey(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(SourceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return system + ":" + key;
    }
}
