package io.tierhub.cleanse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tax identifiers, and the unified social credit code of China with its check digit (GB 32100-2015: 31 symbols, weights
 * 3^i mod 31).
 */
public final class TaxIds {
    private static final int LENGTH = 18;
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final byte[] VALUE = values();
    private static final int[] WEIGHT = weights();

    private TaxIds() {}

    /** Upper case, without spaces and separators; letters and digits of every script stay. */
    public static String clean(String raw) {
        String text = Text.clean(raw);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                out.appendCodePoint(Character.toUpperCase(c));
            }
        }
        return Text.clean(out.toString());
    }

    /** Whether a clean identifier has the shape of a unified social credit code, true check digit or not. */
    public static boolean looksUnified(String id) {
        if (id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = id.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Whether a clean identifier is a unified social credit code whose check digit holds. */
    public static boolean isChecked(String id) {
        if (id.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = id.charAt(i);
            int value = c < VALUE.length ? VALUE[c] : -1;
            if (value < 0) {
                return false;
            }
            sum += i < LENGTH - 1 ? value * WEIGHT[i] : value;
        }
        return sum % 31 == 0;
    }

    /** Characters 9 to 17 of a unified code, which equal the old organisation code; null for other identifiers. */
    public static @Nullable String organisationCode(String id) {
        return looksUnified(id) ? id.substring(8, 17) : null;
    }

    private static byte[] values() {
        byte[] values = new byte['Z' + 1];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < SYMBOLS.length(); i++) {
            values[SYMBOLS.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static int[] weights() {
        int[] weights = new int[LENGTH - 1];
        int weight = 1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight;
            weight = weight * 3 % 31;
        }
        return weights;
    }
}
