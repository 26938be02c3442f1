package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.publish.Answer;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than a page of deliveries: the next page is read, and outcomes are recorded, while requests are under way. */
class DeliveryPagesTest {
    private static final int PAGE = Delivering.BATCH;
    private static final Tier[] TIERS = {Tier.A, Tier.B, Tier.C, Tier.D};
    private static final Target CRM = new Target(
            "crm", new PushSettings(new WebhookSettings("http://x/", new Secret(DeliveryRig.SECRET), null, 5)));

    @TempDir
    private Path folder;

    private final List<DueEvent> sent = new ArrayList<>();
    private UnaryOperator<DueEvent> meanwhile = event -> event;
    private long failing;
    private int together = 1;
    private DeliveryBench hub;

    @BeforeEach
    void open() {
        hub = new DeliveryBench(folder, target -> new Taking());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /** A target that takes so many events together, but none of one customer. */
    private final class Taking implements Channel {
        @Override
        public int most() {
            return together;
        }

        @Override
        public List<List<DueEvent>> groups(List<DueEvent> due) {
            List<List<DueEvent>> groups = new ArrayList<>();
            for (int from = 0; from < due.size(); from += together) {
                groups.add(due.subList(from, Math.min(due.size(), from + together)));
            }
            return groups;
        }

        @Override
        public Handed hand(List<DueEvent> group) {
            group.forEach(event -> sent.add(meanwhile.apply(event)));
            return Handed.all(group, Answer.of(group.get(0).row().customer() == failing ? 500 : 200, null));
        }

        @Override
        public List<Preview> preview(List<DueEvent> due) {
            return List.of();
        }
    }

    /** One event of each customer from the first to the last, of a type that nothing supersedes here. */
    private void enqueue(long first, long last, long seq) {
        List<Delivery> rows = new ArrayList<>();
        for (long customer = first; customer <= last; customer++) {
            CustomerId id = new CustomerId(customer);
            String data = "{\"customer\":{\"id\":\"" + id + "\"},\"tier\":{\"to\":\"" + tier(seq) + "\"}}";
            rows.add(Delivery.fresh(EventId.of("crm", id, seq, 1), "crm", customer, seq, TierChange.TYPE, 1, data));
        }
        hub.store.transaction(Effect.ALL_GRADED, tx -> {
            tx.outbox().enqueue(rows);
            return rows;
        });
    }

    private static Tier tier(long seq) {
        return TIERS[(int) (seq % TIERS.length)];
    }

    private long delivered() {
        List<Delivery> all = new ArrayList<>();
        hub.store.read(tx -> {
            tx.outbox().scan(all::add);
            return all;
        });
        return all.stream().filter(row -> row.status() == Status.DELIVERED).count();
    }

    @Test
    void eachEventGoesOnceEachCustomersInTheirOrderAndFromTheTierBefore() {
        int customers = PAGE * 2 / 3;
        int each = 5;
        for (long seq = 1; seq <= each; seq++) {
            enqueue(1, customers, seq);
        }

        assertThat(hub.pass(CRM).delivered()).isEqualTo(each * customers);

        assertThat(sent).hasSize(each * customers);
        Map<Long, Long> sequences = new HashMap<>();
        for (DueEvent event : sent) {
            long seq = event.row().seq();
            assertThat(sequences.put(event.row().customer(), seq)).isEqualTo(seq == 1 ? null : seq - 1);
            assertThat(event.from()).isEqualTo(seq == 1 ? null : tier(seq - 1));
        }
        assertThat(delivered()).isEqualTo(each * customers);
    }

    @Test
    void anEventThatWasReadAheadDoesNotOvertakeOneThatFailsMeanwhile() {
        enqueue(1, PAGE, 1);
        enqueue(PAGE / 2, PAGE + 100, 2);
        failing = PAGE - 10;

        PassResult result = hub.pass(CRM);

        assertThat(result.retrying()).isEqualTo(1);
        assertThat(sent.stream().filter(event -> event.row().customer() == failing))
                .extracting(event -> event.row().seq())
                .containsExactly(1L);
        assertThat(delivered()).isEqualTo(sent.size() - 1).isEqualTo(2 * PAGE - PAGE / 2 + 101 - 2);
    }

    /** The page after the first is read right after half of that one is recorded. */
    private void awaitTheReadingAhead() {
        while (delivered() < PAGE / 2) {
            pause(10);
        }
        pause(500);
    }

    private static boolean pause(long ms) {
        try {
            Thread.sleep(ms);
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasReadAheadASecondAgoIsReadAgainAsItMayBeSuperseded() {
        enqueue(1, PAGE + 100, 1);
        long superseded = PAGE + 1;
        meanwhile = event -> {
            if (sent.size() == PAGE - 1) {
                awaitTheReadingAhead();
                hub.change("crm", superseded, Tier.D, Map.of());
                hub.advance(Duration.ofMillis(Delivering.BATCH_MS));
            }
            return event;
        };

        hub.pass(CRM);
        hub.pass(CRM);

        assertThat(sent.stream().filter(event -> event.row().customer() == superseded))
                .extracting(event -> event.row().seq())
                .containsExactly(2L);
        assertThat(sent).hasSize(PAGE + 100);
    }

    @Test
    void whatWasReadAheadOfAPageThatIsGivenUpDoesNotGoTwice() {
        enqueue(1, PAGE + PAGE / 3, 1);
        enqueue(PAGE + 1, PAGE + 1, 2); // so that the pass reads on after what is left
        meanwhile = event -> {
            if (sent.size() == PAGE * 3 / 4) {
                awaitTheReadingAhead();
            }
            hub.advance(Duration.ofMillis(sent.size() < PAGE * 9 / 10 ? 3 : 0));
            return event;
        };

        hub.pass(CRM);

        assertThat(sent).hasSize(PAGE + PAGE / 3 + 1).doesNotHaveDuplicates();
    }

    /** Another transaction holds up the recording, where a store has one writer. */
    @Test
    void whoeverSendsWaitsWhereThereIsNoRoomForMoreThatIsUnrecorded() throws Exception {
        together = PAGE * 5 / 8;
        enqueue(1, 2 * PAGE, 1);
        List<Long> unrecorded = new ArrayList<>();
        Thread other = new Thread(() -> hub.store.transaction(Effect.ALL_GRADED, tx -> pause(1_000)));
        meanwhile = event -> {
            if (sent.size() == PAGE) {
                other.start();
            }
            unrecorded.add(sent.size() + 1 - delivered());
            return event;
        };

        hub.pass(CRM);

        other.join();
        assertThat(unrecorded).isNotEmpty().allMatch(each -> each <= PAGE);
        assertThat(delivered()).isEqualTo(2 * PAGE);
    }

    @Test
    void whatIsNotSentWithinASecondIsReadAgainAndGoesOnce() {
        enqueue(1, 2 * PAGE, 1);
        meanwhile = event -> {
            hub.advance(Duration.ofMillis(3));
            return event;
        };

        assertThat(hub.pass(CRM).delivered()).isEqualTo(2 * PAGE);

        assertThat(sent).hasSize(2 * PAGE).doesNotHaveDuplicates();
        assertThat(delivered()).isEqualTo(2 * PAGE);
    }

    @Test
    void whatWasSentBeforeAFailureOfOurOwnIsRecorded() {
        enqueue(1, 2 * PAGE, 1);
        meanwhile = event -> {
            if (sent.size() == PAGE + 30) {
                throw new IllegalStateException("of our own");
            }
            return event;
        };

        assertThatThrownBy(() -> hub.pass(CRM)).hasMessage("of our own");

        assertThat(delivered()).isEqualTo(PAGE + 30);
    }

    @Test
    void aPassThatIsToldToStopRecordsAllThatItSent() {
        enqueue(1, 2 * PAGE, 1);

        hub.pass(CRM, () -> sent.size() == PAGE + 30);

        assertThat(sent).hasSize(PAGE + 30);
        assertThat(delivered()).isEqualTo(PAGE + 30);
    }
}
