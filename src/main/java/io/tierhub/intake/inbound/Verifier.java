package io.tierhub.intake.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Checks who sent something. */
public interface Verifier {
    /** How far the time of a signature may be from ours, in seconds, on either side. */
    long TOLERANCE_SECONDS = 300;

    Proof check(Posted posted, long nowSecond);

    /** Compares in a time that does not tell how much is right. */
    static boolean same(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with the time of a signature; null: nothing. */
    static @Nullable String wrongTime(@Nullable String seconds, long nowSecond) {
        if (seconds == null || !seconds.matches("\\d{1,12}")) {
            return "the timestamp is missing, or is not whole seconds";
        }
        long apart = Math.abs(nowSecond - Long.parseLong(seconds));
        return apart > TOLERANCE_SECONDS
                ? "the timestamp is more than " + TOLERANCE_SECONDS + " s from the time here; set both clocks"
                : null;
    }
}
