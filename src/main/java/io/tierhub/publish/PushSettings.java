package io.tierhub.publish;

import io.tierhub.publish.http.PushRequestSettings;
import io.tierhub.publish.template.PushValues;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.Tier;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code push:} stanza of a system file: how this system hears about tiers, in one of these ways. A system that sends
 * customers hears about its own customers; a system that sends none hears about all.
 */
public record PushSettings(
        @Setting("The webhook that hears about tier changes.") @Nullable WebhookSettings webhook,

        @Setting("The request of the system's own HTTP interface that changes a record.") @Nullable PushRequestSettings request,

        @Setting("The file that the system reads.") @Nullable FileTargetSettings file,

        @Setting("The table that is updated.") @Nullable JdbcTargetSettings jdbc,

        @Setting("The topic of Kafka that hears about tier changes.") @Nullable KafkaTargetSettings kafka,

        @Setting(
                "What the system calls the tiers, as in {A: Premium}; {tier} and {others} are filled in so. One left out keeps its name.")
        Map<Tier, String> values,

        @Setting(
                "How the target is kept at what it was told; left out: once in 7d for request and jdbc, never for the others.")
        @Nullable ReconcileSettings reconcile,

        @Setting(value = "How much of {name}, {email} and {phone} the system may know.", def = "{}")
        MaskSettings mask) {

    public PushSettings {
        long ways = Stream.of(webhook, request, file, jdbc, kafka)
                .filter(Objects::nonNull)
                .count();
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "one of webhook, request, file, jdbc and kafka says how the system hears, not " + ways);
        }
        if ((webhook != null || kafka != null) && !values.isEmpty()) {
            throw new IllegalArgumentException(
                    "values are for request, file and jdbc; a webhook and a topic hear whole events");
        }
    }

    /** A webhook. */
    public PushSettings(WebhookSettings webhook) {
        this(webhook, null, null, null, null, Map.of(), null, MaskSettings.NONE);
    }

    /** A topic. */
    public PushSettings(KafkaTargetSettings kafka) {
        this(null, null, null, null, kafka, Map.of(), null, MaskSettings.NONE);
    }

    /** Whether it hears whole events, of all types; others are told of tiers alone. */
    public boolean hearsEvents() {
        return webhook != null || kafka != null;
    }

    /** Which of {name}, {email} and {phone} it is told. */
    public Set<String> personal() {
        Set<String> names = new TreeSet<>();
        if (request != null) {
            names.addAll(request.names());
        } else if (jdbc != null) {
            names.addAll(jdbc.update().names());
        } else if (file != null) {
            file.columns().values().forEach(column -> names.addAll(column.names()));
        }
        names.retainAll(PushValues.PERSONAL);
        return names;
    }

    /** How it is kept at what it was told; null: it is not. */
    public @Nullable ReconcileSettings reconciled() {
        boolean byDefault = reconcile == null && (request != null || jdbc != null);
        @Nullable ReconcileSettings settings = byDefault ? ReconcileSettings.WEEKLY : reconcile;
        return settings == null || settings.every().isZero() ? null : settings;
    }

    /** Whether it asks to hear of tags too. */
    public boolean hearsTags() {
        return webhook != null && webhook.tags() || kafka != null && kafka.tags();
    }

    /** Milliseconds that one hand-over may take. */
    public long longestMs() {
        if (webhook != null) {
            return webhook.timeoutSeconds() * 1_000L;
        }
        if (request != null) {
            return request.longestMs();
        }
        if (kafka != null) {
            return kafka.longestMs();
        }
        return jdbc != null ? jdbc.timeout().toMillis() : FileTargetSettings.LONGEST_MS;
    }

    /**
     * Whether a target hears about a customer.
     *
     * @param sendsCustomers whether the target is itself a source of customers
     * @param knowsCustomer whether one of the customer's source records came from it
     */
    public static boolean hears(boolean sendsCustomers, boolean knowsCustomer) {
        return knowsCustomer || !sendsCustomers;
    }
}
