package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for when a customer's tier is not to be what the rules say.
 *
 * @param reason a code, as in KEY_ACCOUNT, so that overrides can be counted by it
 * @param from the first epoch day on which it is to count
 * @param until the epoch day on which it ends by itself
 */
public record OverrideTerms(Tier tier, Mode mode, String reason, int from, int until) {
    /** The most days that one lasts. */
    public static final int LONGEST = 365;
    /** The same of {@link Tier#STRATEGIC}. */
    public static final int LONGEST_STRATEGIC = 730;
    /** The most days ahead that one begins. */
    public static final int AHEAD = 365;

    /** How it bears on the tier of the rules. */
    public enum Mode {
        /** The tier is this one. */
        PIN,
        /** The tier is this one at the least. */
        FLOOR,
        /** The tier is this one at the most. */
        CEILING;

        /** As typed. */
        public static Mode of(String typed) {
            for (Mode mode : values()) {
                if (mode.name().equalsIgnoreCase(typed)) {
                    return mode;
                }
            }
            throw new IllegalArgumentException("mode is pin, floor or ceiling, not '" + typed + "'");
        }

        /** As it is typed. */
        public String typed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public OverrideTerms {
        if (tier == Tier.PROSPECT || tier == Tier.UNGRADED) {
            throw new IllegalArgumentException("an override gives STRATEGIC, A, B, C or D, not " + tier
                    + "; review pin automated_grading takes a customer out of grading");
        }
        String idle = idle(mode, tier);
        if (idle != null) {
            throw new IllegalArgumentException(idle);
        }
        if (!reason.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException(
                    "reason is a code of up to 40 capitals, digits and _, as in KEY_ACCOUNT; words go into the note");
        }
        int longest = tier == Tier.STRATEGIC ? LONGEST_STRATEGIC : LONGEST;
        if (until <= from || until - from > longest) {
            throw new IllegalArgumentException("an override of " + tier + " lasts from 1 to " + longest + " days, not "
                    + (until - from) + "; set it again when it has ended");
        }
    }

    /** Why these bounds could never bear on a tier; null: they can. */
    private static @Nullable String idle(Mode mode, Tier tier) {
        if (mode == Mode.FLOOR && tier == Tier.D) {
            return "a floor of D raises nobody; name A, B or C, or STRATEGIC";
        }
        return mode == Mode.CEILING && tier.compareTo(Tier.B) < 0
                ? "a ceiling of " + tier + " lowers nobody, as the rules give A at most; name B, C or D"
                : null;
    }

    /** In brief, as in {@code A pin until 2026-12-31, KEY_ACCOUNT}. */
    public String words() {
        return tier + " " + mode.typed() + " until " + LocalDate.ofEpochDay(until) + ", " + reason;
    }

    /** Whether a second person has to agree, whatever the customer has now. */
    public boolean raisesHigh() {
        return mode != Mode.CEILING && tier.compareTo(Tier.A) <= 0;
    }

    /** The tier that it makes of the one by the rules; without one by the rules only a pin gives any. */
    Tier of(Tier machine) {
        return switch (mode) {
            case PIN -> tier;
            case FLOOR -> new Bounds(tier, null).of(machine);
            case CEILING -> new Bounds(null, tier).of(machine);
        };
    }
}
