package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grading that moves too many customers is looked at by a person before targets hear of it. */
class MoveGateTest {
    private static final int CUSTOMERS = 120;

    @TempDir
    private Path folder;

    private HubRig rig;
    private int files;

    @BeforeEach
    void firstGrading() throws IOException {
        rig = new HubRig(
                folder,
                HubRig.ERP
                        + "push:\n  webhook: {url: \"https://erp.example.com/\", secret: \"0123456789012345678901234\"}\n");
        List<String> customers = new ArrayList<>(List.of("id,email"));
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add("C" + i + ",c" + i + "@c" + i + ".example");
            orders.add(order(i, 30 + i % 300, 10 * (i + 1)));
        }
        rig.take("erp", "customers.csv", customers.toArray(String[]::new));
        take(orders);
        rig.grade();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void take(List<String> orders) throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount"));
        lines.addAll(orders);
        rig.take("erp", "orders-" + files++ + ".csv", lines.toArray(String[]::new));
    }

    private String order(int customer, int daysAgo, int amount) {
        return files + "-" + customer + ",C" + customer + ","
                + rig.calendar.today().minusDays(daysAgo) + "," + amount;
    }

    /** So many of the poorest customers become rich. */
    private void riches(int from, int to) throws IOException {
        List<String> orders = new ArrayList<>();
        for (int i = from; i < to; i++) {
            orders.add(order(i, 1, 500_000));
        }
        take(orders);
    }

    private long count(Status status) {
        return rig.hub()
                .store()
                .read(tx -> tx.outbox().newest(DeliveryFilter.of("erp", status), 10_000))
                .size();
    }

    private String why() {
        return rig.hub().store().read(tx -> String.valueOf(MoveGate.why(tx)));
    }

    @Test
    void theFirstGradingIsToldWhateverItIs() {
        assertThat(count(Status.PENDING)).isEqualTo(CUSTOMERS);
        assertThat(count(Status.HELD)).isZero();
    }

    @Test
    void aNewDayThatMovesTooManyIsHeldUntilAPersonConfirms() throws IOException {
        rig.calendar.nextDay();
        riches(0, 60);
        rig.grade();

        assertThat(why()).contains("of 120 customers to another tier");
        assertThat(count(Status.HELD)).isGreaterThan(24);
        List<Delivery> due = rig.hub()
                .store()
                .read(tx ->
                        tx.outbox().due("erp", rig.clock().now().plusSeconds(60).toEpochMilli(), 1_000));
        assertThat(due).noneMatch(row -> row.createdAt() == rig.clock().now().toEpochMilli());

        long held = count(Status.HELD);
        assertThat(rig.hub().gate().confirm(rig.hub().store())).isEqualTo((int) held);
        assertThat(count(Status.HELD)).isZero();
        assertThat(why()).isEqualTo("null");
    }

    @Test
    void aDayThatMovesFewGoesOutAtOnce() throws IOException {
        rig.calendar.nextDay();
        riches(0, 5);
        GradeRun run = rig.grade();

        assertThat(run.moved()).isBetween(1, 24);
        assertThat(count(Status.HELD)).isZero();
        assertThat(why()).isEqualTo("null");
    }

    @Test
    void tooManyWithinADayAreHeldToo() throws IOException {
        rig.calendar.nextDay();
        rig.grade();
        assertThat(count(Status.HELD)).isZero();
        riches(0, 60);
        GradeRun run = rig.grade();

        assertThat(run.customers()).as("only those that are due").isEqualTo(60);
        assertThat(count(Status.HELD)).isGreaterThan(24);
    }

    @Test
    void aTierThatComesBackWhileItsLossIsHeldIsNoNews() throws IOException {
        rig.hub().store().transaction(Effect.OUTCOMES_KEPT, tx -> {
            List<Delivery> first = tx.outbox().due("erp", Long.MAX_VALUE, 1_000);
            tx.outcomes()
                    .delivered(
                            first.stream()
                                    .map(row -> new io.tierhub.store.Outcomes.Delivered(
                                            row, 204, io.tierhub.publish.EventData.tier(row.data())))
                                    .toList(),
                            1);
            return first;
        });
        rig.calendar.nextDay();
        riches(0, 60);
        int ofTheDayAlone = rig.grade().moved() - 60;
        assertThat(count(Status.HELD)).isGreaterThan(24);

        rig.take("erp", "orders-0b.csv", withdrawn());
        rig.grade();

        assertThat(count(Status.HELD)).isEqualTo(ofTheDayAlone);
        assertThat(count(Status.PENDING)).isZero();
    }

    private String[] withdrawn() {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount,status"));
        for (int i = 0; i < 60; i++) {
            lines.add("1-" + i + ",C" + i + "," + rig.calendar.today().minusDays(1) + ",500000,void");
        }
        return lines.toArray(String[]::new);
    }

    @Test
    void aRunThatWasCutShortIsCountedOnAndItsEventsAreNotForgotten() {
        Delivery row = rig.hub()
                .store()
                .read(tx -> tx.outbox().newest(DeliveryFilter.ALL, 1))
                .get(0);
        MoveGate killed = new MoveGate(20, List.of("erp"));
        rig.hub().store().read(tx -> {
            killed.begin(tx, CUSTOMERS, CUSTOMERS);
            return tx;
        });
        rig.hub().store().transaction(Effect.ALL_GRADED, tx -> {
            killed.count(tx, 3);
            tx.outbox().retract(List.of(row), 1);
            Delivery held = Delivery.fresh(
                            "held", row.target(), row.customer(), row.seq() + 1, row.type(), 1, row.data())
                    .held();
            tx.outbox().enqueue(List.of(held));
            return row;
        });
        rig.restart();

        assertThat(rig.hub().grading().due()).isTrue();
        rig.grade();
        assertThat(count(Status.HELD)).isZero();
        assertThat(rig.hub().grading().due()).isFalse();
    }
}
