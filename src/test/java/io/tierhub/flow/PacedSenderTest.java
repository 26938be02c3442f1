package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.Answer;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.vocabulary.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No second of a receiver's sees more requests than it allows, wherever that second begins. */
class PacedSenderTest {
    private final List<Long> sentAt = new ArrayList<>();
    private long now = 1_000_000;

    private static Target target(String system, String url, Integer perSecond) {
        return new Target(
                system,
                new PushSettings(new WebhookSettings(url, new Secret(DeliveryRig.SECRET), null, 5, perSecond, false)));
    }

    private void send(int requests, Target... targets) {
        PacedSender sender = new PacedSender(
                (request, webhook) -> {
                    sentAt.add(now);
                    return Answer.of(204, null);
                },
                List.of(targets),
                () -> Instant.ofEpochMilli(now),
                ms -> now += ms);
        for (int i = 0; i < requests; i++) {
            Target target = targets[i % targets.length];
            sender.send(
                    new WebhookRequest(target.system(), "id" + i, 0, "", ""),
                    target.push().webhook());
            now += 7;
        }
    }

    private long mostInASecond() {
        return sentAt.stream()
                .mapToLong(from -> sentAt.stream()
                        .filter(at -> at >= from && at < from + 1_000)
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void aReceiverIsSentNoMoreInASecondThanItAllowsAndNoLess() {
        send(100, target("crm", "https://crm.example.com/a", 10));
        assertThat(mostInASecond()).isEqualTo(10);
        assertThat(sentAt.get(99) - sentAt.get(0)).isBetween(9_000L, 9_100L);
    }

    @Test
    void targetsAtOneHostShareTheLeastThatAnyOfThemAllows() {
        send(
                60,
                target("crm", "https://one.example.com/a", 20),
                target("desk", "https://ONE.example.com/b", 5),
                target("shop", "https://one.example.com/c", null));
        assertThat(mostInASecond()).isEqualTo(5);
    }

    @Test
    void withoutALimitNobodyWaits() {
        send(100, target("crm", "https://crm.example.com/", null));
        assertThat(sentAt.get(99) - sentAt.get(0)).isEqualTo(99 * 7);
    }
}
