package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tierhub.publish.Answer;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A target that is down for days, by the clock of the test: when it is asked, when it is given up, and who is told. */
@Tag("h2") // the same on either database
class LongOutageTest {
    private static final long SEED = Long.getLong("tierhub.seed", 20260630);
    /** The waits before each attempt, as they are promised. */
    private static final List<Duration> SCHEDULE = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final DeliveryFilter ALL = DeliveryFilter.of("crm", null);
    private static final int EVENTS = 20;

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger hubLog = (Logger) LoggerFactory.getLogger("io.tierhub.flow");
    private final Map<String, List<Long>> asked = new TreeMap<>();
    private final Target crm = DeliveryRig.target("crm", "http://x/", 5);
    private DeliveryRig hub;
    private DeliveryWorkers workers;
    private volatile boolean down = true;

    @BeforeEach
    void start() throws Exception {
        hub = new DeliveryRig(folder, "crm");
        SplittableRandom random = new SplittableRandom(SEED);
        workers = new DeliveryWorkers(
                new Delivering(
                        hub.deliveries,
                        to -> new WebhookChannel(
                                to,
                                to.push().webhook(),
                                (request, webhook) -> answer(request),
                                DeliveryRig.SHANGHAI,
                                hub.clock),
                        hub.clock,
                        random::nextDouble,
                        FlowListener.NONE),
                List.of(crm));
        log.start();
        hubLog.addAppender(log);
    }

    @AfterEach
    void stop() {
        hubLog.detachAppender(log);
        workers.close();
        hub.close();
    }

    private Answer answer(WebhookRequest request) {
        asked.computeIfAbsent(request.id(), id -> new ArrayList<>()).add(hub.now.get());
        return down ? Answer.of(500, null) : Answer.of(204, null);
    }

    private void push() {
        workers.pushAll();
    }

    /** Goes from one moment at which something is due to the next, and looks a millisecond before each. */
    private void live(Duration sinceStart) {
        long end = DeliveryRig.START.plus(sinceStart).toEpochMilli();
        for (Long next = next(); next != null && next <= end; next = next()) {
            if (next > hub.now.get()) {
                hub.now.set(next - 1);
                int before = requests();
                push();
                assertThat(requests())
                        .as("a millisecond before an attempt is due")
                        .isEqualTo(before);
                hub.now.set(next);
            }
            push();
        }
        hub.now.set(end);
    }

    private Long next() {
        return hub.store.read(tx -> tx.outbox().nextAttemptAt("crm"));
    }

    private int requests() {
        return asked.values().stream().mapToInt(List::size).sum();
    }

    private List<Delivery> rows() {
        return hub.store.read(tx -> tx.outbox().newest(ALL, 1_000));
    }

    private List<ILoggingEvent> alarms() {
        return log.list.stream().filter(each -> each.getLevel() == Level.ERROR).toList();
    }

    @Test
    void aTargetThatIsDownFor75HoursIsAskedByTheScheduleAndThenHearsEverything() {
        hub.changes("crm", 1, EVENTS, Tier.A);
        live(Duration.ofHours(75));
        assertThat(asked).hasSize(EVENTS);
        asked.values().forEach(LongOutageTest::byTheSchedule);
        long givenUp =
                rows().stream().filter(row -> row.status() == Status.DEAD).count();
        assertThat(rows()).allMatch(row -> row.attempts() >= SCHEDULE.size() - 1);
        assertThat(givenUp)
                .as("some came to their tenth attempt, seed %d", SEED)
                .isBetween(1L, EVENTS - 1L);

        down = false;
        live(Duration.ofHours(95));
        assertThat(rows()).filteredOn(row -> row.status() == Status.DEAD).hasSize((int) givenUp);
        assertThat(rows()).filteredOn(row -> row.status() == Status.DELIVERED).hasSize(EVENTS - (int) givenUp);
        hub.store.transaction(Effect.DELIVERIES_RETRIED, tx -> tx.outcomes().retry(ALL, hub.now.get()));
        push();
        assertThat(rows()).hasSize(EVENTS).allMatch(row -> row.status() == Status.DELIVERED);
        assertThat(alarms()).isEmpty();
    }

    /** Each request at the wait after the one before it, moved by no more than a fifth; not all moved alike. */
    private static void byTheSchedule(List<Long> its) {
        assertThat(its).hasSizeBetween(SCHEDULE.size() - 1, SCHEDULE.size());
        assertThat(its.get(0)).isEqualTo(DeliveryRig.START.toEpochMilli());
        for (int made = 1; made < its.size(); made++) {
            double wait = SCHEDULE.get(made).toMillis();
            assertThat((its.get(made) - its.get(made - 1)) / wait)
                    .as("the wait before attempt %d, seed %d", made + 1, SEED)
                    .isBetween(0.8 - 1 / wait, 1.2 + 1 / wait);
        }
        assertThat(its.get(9 - 1) - its.get(8 - 1)).isNotEqualTo(SCHEDULE.get(8).toMillis());
    }

    @Test
    void after120HoursOfFailuresItIsOffWithOneAlarmAndAPersonsResumeSendsEverything() {
        for (int hour = 0; hour < 120; hour++) {
            live(Duration.ofHours(hour));
            hub.change("crm", 1 + hour, Tier.A);
            push();
            assertThat(hub.deliveries.health("crm").enabled())
                    .as("after %d h", hour)
                    .isTrue();
        }
        live(Duration.ofHours(120).minusMillis(1));
        assertThat(hub.deliveries.health("crm").enabled()).isTrue();
        assertThat(alarms()).isEmpty();

        hub.advance(Duration.ofMillis(1));
        hub.change("crm", 500, Tier.A);
        push();
        assertThat(hub.deliveries.health("crm").disabled()).contains("120 hours");
        assertThat(alarms()).hasSize(1);

        int before = requests();
        for (int day = 0; day < 30; day++) {
            hub.advance(Duration.ofDays(1));
            push();
        }
        assertThat(requests()).as("requests to a target that is off").isEqualTo(before);
        assertThat(alarms()).hasSize(1);

        down = false;
        hub.deliveries.resume("crm");
        hub.store.transaction(Effect.DELIVERIES_RETRIED, tx -> tx.outcomes().retry(ALL, hub.now.get()));
        push();
        assertThat(rows()).hasSize(121).allMatch(row -> row.status() == Status.DELIVERED);
        assertThat(alarms()).hasSize(1);
    }
}
