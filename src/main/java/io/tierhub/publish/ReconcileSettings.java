package io.tierhub.publish;

import io.tierhub.vocabulary.Setting;
import java.time.Duration;

/** How a target is kept at what it was told, whatever others do to the field. */
public record ReconcileSettings(
        @Setting(
                value =
                        "How often every customer is looked at again: where the target can be read, what it holds is compared"
                                + " with what it was told; where not, the tier is told again. 0s: never.",
                def = "7d")
        Duration every,

        @Setting(
                value =
                        "What becomes of a field that somebody changed there: overwrite, or keep until the customer's next change of tier.",
                def = "overwrite")
        OnForeignEdit onForeignEdit) {

    static final Duration SHORTEST = Duration.ofHours(1);
    static final Duration LONGEST = Duration.ofDays(365);
    /** For targets whose own record is written, where nobody said otherwise. */
    static final ReconcileSettings WEEKLY = new ReconcileSettings(Duration.ofDays(7), OnForeignEdit.OVERWRITE);

    /** What becomes of a value that is not ours. */
    public enum OnForeignEdit {
        OVERWRITE,
        KEEP
    }

    public ReconcileSettings {
        if (!every.isZero() && (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "every must be " + SHORTEST.toHours() + "h to " + LONGEST.toDays() + "d, or 0s for never");
        }
    }
}
