package io.tierhub.publish;

import io.tierhub.vocabulary.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** How much of a person a target may know. */
public record MaskSettings(
        @Setting(value = "Of {name}: keep, truncate to its first letter, hash, or redact.", def = "keep")
        How name,

        @Setting(value = "Of {email}: keep, truncate to its first letter and the domain, hash, or redact.", def = "keep")
        How email,

        @Setting(value = "Of {phone}: keep, truncate to its last four digits, hash, or redact.", def = "keep")
        How phone) {

    static final MaskSettings NONE = new MaskSettings(How.KEEP, How.KEEP, How.KEEP);

    private static final String STARS = "***";

    /** What becomes of a value. */
    public enum How {
        KEEP,
        TRUNCATE,
        /** SHA-256 in hex of the value in lower case, as mail and advertising systems compare it. */
        HASH,
        REDACT
    }

    /** The value of one of these names as the target may know it. */
    public String masked(String name, String value) {
        How how = name.equals("name") ? this.name : name.equals("email") ? email : phone;
        return switch (how) {
            case KEEP -> value;
            case REDACT -> STARS;
            case HASH -> hash(value.strip().toLowerCase(Locale.ROOT));
            case TRUNCATE -> truncated(name, value);
        };
    }

    private static String truncated(String name, String value) {
        if (name.equals("phone")) {
            return STARS + value.substring(Math.max(value.length() / 2, value.length() - 4));
        }
        int letter = value.offsetByCodePoints(0, value.isEmpty() ? 0 : 1);
        int at = value.lastIndexOf('@');
        boolean mail = name.equals("email") && at >= letter;
        return value.substring(0, letter) + STARS + (mail ? value.substring(at) : "");
    }

    private static String hash(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
