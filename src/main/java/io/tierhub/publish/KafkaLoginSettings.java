package io.tierhub.publish;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;

/** A user of Kafka. */
public record KafkaLoginSettings(
        @Setting("The user; one that may write to this topic alone.")
        String user,

        @Setting("The user's password.") Secret password,

        @Setting(value = "How the password is proved: plain, scram_sha_256 or scram_sha_512.", def = "scram_sha_512")
        Mechanism mechanism) {

    /** How a password is proved. */
    public enum Mechanism {
        PLAIN("PLAIN", "plain.PlainLoginModule"),
        SCRAM_SHA_256("SCRAM-SHA-256", "scram.ScramLoginModule"),
        SCRAM_SHA_512("SCRAM-SHA-512", "scram.ScramLoginModule");

        private final String word;
        private final String module;

        Mechanism(String word, String module) {
            this.word = word;
            this.module = module;
        }

        /** What SASL calls it. */
        public String word() {
            return word;
        }
    }

    public KafkaLoginSettings {
        if (user.isBlank()) {
            throw new IllegalArgumentException("user must name who writes");
        }
    }

    /** What the client of Kafka takes as its login, quoted as it reads it. */
    public Secret jaas() {
        return new Secret("org.apache.kafka.common.security." + mechanism.module + " required username=" + quoted(user)
                + " password=" + quoted(password.reveal()) + ";");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
