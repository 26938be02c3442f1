package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.publish.Answer;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests that come before Camel runs. */
@Tag("h2") // the same on either database
class SendingTest {
    private final Target crm = DeliveryRig.target("crm", "http://127.0.0.1:1/", 5);
    private final Sending sending = new Sending();

    private Answer send() {
        Delivery row = Delivery.fresh("1", "crm", 1, 1, TierChange.TYPE, 0, "{}");
        WebhookRequest request = WebhookRequest.of("crm", crm.push().webhook(), new DueEvent(row, null), DeliveryRig.SHANGHAI, 0);
        return sending.send(request, crm.push().webhook());
    }

    @Test
    void theyWaitForIt() throws Exception {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(this::send);
        Thread.sleep(200);
        assertThat(answer).isNotDone();
        sending.through((request, webhook) -> Answer.of(204, null));
        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(204);
    }

    @Test
    @Tag("full")
    void theyWaitForAMinuteAndNoLonger() {
        long from = System.nanoTime();
        assertThatThrownBy(this::send).hasMessageContaining("before Camel runs");
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(
                        Duration.ofSeconds(Sending.MAX_WAIT_SECONDS), Duration.ofSeconds(Sending.MAX_WAIT_SECONDS + 2));
    }
}
