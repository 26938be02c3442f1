package io.tierhub.publish;

import io.tierhub.publish.template.PushTemplate;
import io.tierhub.publish.template.PushValues;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A topic of Kafka that hears whole events: each is a record, and is delivered once all replicas in sync have it. */
public record KafkaTargetSettings(
        @Setting("The brokers that are asked first, as in [kafka1.example.com:9092, kafka2.example.com:9092].")
        List<String> brokers,

        @Setting("The topic; it has to be there, the hub makes none.")
        String topic,

        @Setting(
                value =
                        "The key of a record, {customer}, {external} or {external.SYSTEM}: what has the same key stays in its order.",
                def = "'{customer}'")
        PushTemplate key,

        @Setting(value = "Whether the connections are encrypted.", def = "false")
        boolean tls,

        @Setting(
                "A PEM file with the certificates that vouch for the brokers, relative to the home; left out: those that Java trusts.")
        @Nullable String ca,

        @Setting("Who writes; left out: the brokers ask nobody.") @Nullable KafkaLoginSettings login,

        @Setting(value = "How long the brokers may take to acknowledge an event.", def = "20s")
        Duration timeout,

        @Setting(value = "Whether it hears of tags that begin or end, too.", def = "false")
        boolean tags) {

    /** How many events are handed over together. */
    public static final int MOST = 500;

    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);
    private static final Pattern BROKER = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");
    private static final int LAST_PORT = 65_535;

    public KafkaTargetSettings {
        if (brokers.isEmpty() || !brokers.stream().allMatch(KafkaTargetSettings::isBroker)) {
            throw new IllegalArgumentException(
                    "brokers lists at least one host:port, as in [kafka1.example.com:9092], without a protocol");
        }
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException(
                    "topic has 1 to 249 letters, digits, dots, hyphens and underscores, as in customer-tiers");
        }
        if (key.names().isEmpty()
                || !key.names().stream().allMatch(name -> name.equals("customer") || PushValues.identifies(name))) {
            throw new IllegalArgumentException(
                    "key holds {customer}, {external} or {external.SYSTEM}, and no other place");
        }
        if (ca != null && !tls) {
            throw new IllegalArgumentException("ca is for encrypted connections; set tls: true, or remove ca");
        }
        if (login != null && !tls && login.mechanism() == KafkaLoginSettings.Mechanism.PLAIN) {
            throw new IllegalArgumentException("login with mechanism plain shows the password to whoever listens;"
                    + " set tls: true, or a mechanism that does not send it");
        }
        if (timeout.toSeconds() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout must be 1s to " + LONGEST_TIMEOUT.toMinutes() + "m");
        }
    }

    private static boolean isBroker(String text) {
        var broker = BROKER.matcher(text);
        return broker.matches()
                && Integer.parseInt(broker.group(1)) > 0
                && Integer.parseInt(broker.group(1)) <= LAST_PORT;
    }

    /** Milliseconds that one hand-over may take: to find the topic, and to have every record acknowledged. */
    long longestMs() {
        return 3 * timeout.toMillis();
    }
}
