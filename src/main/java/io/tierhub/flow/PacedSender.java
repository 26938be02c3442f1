package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends no more in any second than a receiver allows: {@code push.webhook.max_per_second}. Targets at one host share its
 * budget, the least that any of them allows, as receivers count by account.
 */
public final class PacedSender implements WebhookSender {
    private static final long SECOND_MS = 1_000;

    private final WebhookSender next;
    private final InstantSource clock;
    private final LongConsumer sleep;
    private final Map<String, Budget> budgets = new HashMap<>();

    /** @param sleep waits so many milliseconds */
    public PacedSender(WebhookSender next, List<Target> targets, InstantSource clock, LongConsumer sleep) {
        this.next = next;
        this.clock = clock;
        this.sleep = sleep;
        for (Target target : targets) {
            @Nullable WebhookSettings webhook = target.push().webhook();
            if (webhook != null && webhook.maxPerSecond() != null) {
                int most = webhook.maxPerSecond();
                budgets.merge(webhook.account(), new Budget(most), (a, b) -> a.most <= b.most ? a : b);
            }
        }
    }

    @Override
    public Answer send(WebhookRequest request, WebhookSettings webhook) {
        Budget budget = budgets.get(webhook.account());
        if (budget != null) {
            long now = clock.millis();
            long at = budget.take(now);
            if (at > now) {
                sleep.accept(at - now);
            }
        }
        return next.send(request, webhook);
    }

    /** When the last requests were made: as many as a second allows. */
    private static final class Budget {
        private final int most;
        private final Deque<Long> made = new ArrayDeque<>();

        Budget(int most) {
            this.most = most;
        }

        /** The moment of the next request, now or later; it counts from here on. */
        synchronized long take(long now) {
            long at = made.size() < most ? now : Math.max(now, made.removeFirst() + SECOND_MS);
            made.addLast(at);
            return at;
        }
    }
}
