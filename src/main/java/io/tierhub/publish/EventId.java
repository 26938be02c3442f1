package io.tierhub.publish;

import io.tierhub.vocabulary.CustomerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The identifier of an event, {@code tc_} and 26 characters in the form of a ULID: 48 bits of the time at which its
 * outbox row was written, then 80 bits of SHA-256 over target, customer and sequence. All four stand in the row, which
 * commits together with the change it tells of: a crash and a retry read the same row and give the same identifier, and
 * no random source is needed. The time keeps a hub that starts anew from an old backup from repeating identifiers that
 * receivers have already seen.
 */
public final class EventId {
    /** Crockford's base 32, as ULIDs use it. */
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private EventId() {}

    /** The identifier of the event with this number in the sequence of this customer at this target. */
    public static String of(String target, CustomerId customer, long sequence, long createdAtMs) {
        byte[] hash = sha256(target + '\n' + customer + '\n' + sequence);
        StringBuilder id = new StringBuilder(29).append("tc_");
        append(id, createdAtMs, 10);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        append(id, bits.getLong(0) >>> 24, 8);
        append(id, bits.getLong(5) >>> 24, 8);
        return id.toString();
    }

    private static void append(StringBuilder id, long bits, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            id.append(DIGITS[(int) (bits >>> (5 * i)) & 31]);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
