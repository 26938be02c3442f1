package io.tierhub.grade;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person's say about a customer's tier, with what became of it. It counts from {@link #start} until before {@link #stop},
 * so a past day that is graded again sees what counted then.
 *
 * @param number of the decision: of several that count the greatest holds
 * @param by who asked for it
 * @param needsSecond whether it counts only from the day on which another person agreed
 * @param agreed null: nobody has agreed
 * @param ended null: nobody has ended it before its time
 */
public record TierOverride(
        long number,
        OverrideTerms terms,
        String by,
        boolean needsSecond,
        @Nullable Act agreed,
        @Nullable Act ended) {
    /** How many days before its end people are told. */
    public static final int WARNING = 14;

    /** What somebody did, on an epoch day. */
    public record Act(String by, int day) {}

    /** Where it stands on a day. */
    public enum State {
        /** For a second person to agree. */
        WAITING,
        /** Its first day has not come. */
        PLANNED,
        IN_FORCE,
        /** Its last day has passed. */
        EXPIRED,
        /** A person ended it before its time. */
        ENDED
    }

    /** The first day on which it counts, an epoch day; {@link Integer#MAX_VALUE} while it waits. */
    public int start() {
        int agreedOn = agreed == null ? Integer.MAX_VALUE : agreed.day();
        return needsSecond ? Math.max(terms.from(), agreedOn) : terms.from();
    }

    /** The day from which it counts no more. */
    public int stop() {
        return ended == null ? terms.until() : Math.min(ended.day(), terms.until());
    }

    /** Whether it counts on a day. */
    public boolean counts(int day) {
        return start() <= day && day < stop();
    }

    /** Where it stands. */
    public State state(int day) {
        if (ended != null && ended.day() <= day && ended.day() < terms.until()) {
            return State.ENDED;
        }
        if (day >= terms.until()) {
            return State.EXPIRED;
        }
        return day >= start() ? State.IN_FORCE : needsSecond && agreed == null ? State.WAITING : State.PLANNED;
    }

    /** Whether it ends so soon that somebody should decide what comes next. */
    public boolean endsSoon(int day) {
        return counts(day) && stop() - day <= WARNING;
    }

    /** The same, agreed by a second person. */
    public TierOverride agreedBy(Act act) {
        return new TierOverride(number, terms, by, needsSecond, act, ended);
    }

    /** The same, ended. */
    public TierOverride endedBy(Act act) {
        return new TierOverride(number, terms, by, needsSecond, agreed, act);
    }

    /** The same as it was known on a day: nobody had agreed to it or ended it yet who did so later. */
    public TierOverride knownOn(int day) {
        return new TierOverride(
                number,
                terms,
                by,
                needsSecond,
                agreed != null && agreed.day() > day ? null : agreed,
                ended != null && ended.day() > day ? null : ended);
    }

    /** Whether two names are those of one person, however they are typed. */
    public static boolean samePerson(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
