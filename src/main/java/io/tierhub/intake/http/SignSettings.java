package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signature in the address: HMAC-SHA256 over the parameters, sorted by name, each name followed by its value with nothing
 * between, the time in milliseconds among them.
 */
public record SignSettings(
        @Setting("The key.") Secret secret,

        @Setting(value = "The parameter that holds the time.", def = "timestamp")
        String timestamp,

        @Setting(value = "The parameter that holds the signature.", def = "signature")
        String signature,

        @Setting(value = "How it is written: base64, hex, or base64 of the hex digits (base64_hex).", def = "base64")
        Encoding encoding) {

    /** How a signature is written. */
    public enum Encoding {
        BASE64,
        HEX,
        BASE64_HEX;

        /** The text of a MAC. */
        public String of(byte[] mac) {
            return switch (this) {
                case BASE64 -> Base64.getEncoder().encodeToString(mac);
                case HEX -> HexFormat.of().formatHex(mac);
                case BASE64_HEX ->
                    Base64.getEncoder()
                            .encodeToString(
                                    HexFormat.of().formatHex(mac).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            };
        }
    }

    /** The parameters with time and signature. */
    public Map<String, String> sign(Map<String, String> parameters, long nowMs) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put(timestamp, Long.toString(nowMs));
        StringBuilder text = new StringBuilder();
        all.forEach((name, value) -> text.append(name).append(value));
        all.put(signature, encoding.of(Hmac.sha256(secret.reveal(), text.toString())));
        return all;
    }
}
