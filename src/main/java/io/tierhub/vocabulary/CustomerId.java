package io.tierhub.vocabulary;

/** The identifier of a golden record, written {@code M000123}. Minted once, never reused. */
public record CustomerId(long number) implements Comparable<CustomerId> {
    public CustomerId {
        if (number <= 0) {
            throw new IllegalArgumentException("a customer number is positive, not " + number);
        }
    }

    /** Reads {@code M000123}; anything else is an {@link IllegalArgumentException} that says so. */
    public static CustomerId parse(String text) {
        if (!text.matches("[Mm]\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "not a customer id: '" + text + "' (expected M and digits, as in M000123)");
        }
        return new CustomerId(Long.parseLong(text.substring(1)));
    }

    @Override
    public int compareTo(CustomerId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        String digits = Long.toString(number);
        return "M" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
