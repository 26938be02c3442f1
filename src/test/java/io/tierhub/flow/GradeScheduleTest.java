package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tierhub.store.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long files that come in hold grading up; the route is real, its timer is the test. */
class GradeScheduleTest {
    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger graded = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();
    private HubRig rig;
    private Path waiting;
    private GradeSchedule schedule;

    @BeforeEach
    void aCustomerIsDueWhileAFileComesIn() throws Exception {
        rig = new HubRig(folder.resolve("home"), HubRig.ERP);
        rig.take("erp", "customers.csv", GeneratedExport.CUSTOMERS, "C1,Ada,,,,,,");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        waiting = Files.writeString(inbox.resolve("orders.csv"), "no\n");
        SettledFiles settled = new SettledFiles(0, () -> 0);
        Inbox files = new Inbox(rig.hub().takeIn(), rig.hub().store(), settled);
        schedule = new GradeSchedule(
                rig.hub().grading(),
                () -> {
                    if (lost.get()) {
                        throw new IllegalStateException("the store is out of reach");
                    }
                    return files.busy();
                },
                List.of(inbox),
                rig.hub().clock(),
                graded::incrementAndGet);
        camel.addRoutes(schedule);
        AdviceWith.adviceWith(camel, "grade", route -> route.replaceFromWith("direct:look"));
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        rig.close();
    }

    /** What the timer does every second. */
    private int look() {
        camel.createFluentProducerTemplate().to("direct:look").send();
        return graded.get();
    }

    private int lookAfter(long ms) {
        rig.calendar.later(Duration.ofMillis(ms));
        return look();
    }

    @Test
    void filesThatComeInHoldGradingUpForFiveMinutesAndNotAMillisecondLonger() throws Exception {
        assertThat(look()).isZero();
        assertThat(lookAfter(GradeSchedule.MAX_WAIT_MS)).isZero();
        assertThat(lookAfter(1)).isEqualTo(1);
        assertThat(rig.tiers()).containsKey("erp:C1");
        // What is due next is held up anew.
        rig.take("erp", "customers-2.csv", GeneratedExport.CUSTOMERS, "C2,Grace,,,,,,");
        assertThat(look()).isEqualTo(1);
        assertThat(lookAfter(GradeSchedule.MAX_WAIT_MS)).isEqualTo(1);
        assertThat(lookAfter(1)).isEqualTo(2);
    }

    @Test
    void timeWithoutTheStoreDoesNotCountAsFilesCouldNotComeInEither() {
        assertThat(look()).isZero();
        lost.set(true);
        assertThat(lookAfter(GradeSchedule.MAX_WAIT_MS)).isZero();
        lost.set(false);
        assertThat(lookAfter(1)).isZero();
        assertThat(lookAfter(GradeSchedule.MAX_WAIT_MS)).isZero();
        assertThat(lookAfter(1)).isEqualTo(1);
    }

    @Test
    void onceTheFilesAreInGradingBeginsAtTheNextLook() throws Exception {
        assertThat(look()).isZero();
        Files.delete(waiting);
        assertThat(look()).isEqualTo(1);
    }

    @Test
    void whoeverTookSomethingInHasItGradedBeforeTheNextSecond() throws Exception {
        Files.delete(waiting);
        schedule.soon(); // nothing else looks here, as the timer is taken away
        await().until(() -> graded.get() == 1);
        assertThat(rig.tiers()).containsKey("erp:C1");
    }

    @Test
    void whatWasPostedIsGradedInTheTransactionThatTakesItInAndUndoneWithIt() throws Exception {
        settleTheReference();
        rig.take("erp", "customers-2.csv", GeneratedExport.CUSTOMERS, "C2,Grace,,,,,,");
        assertThatThrownBy(() -> within(true)).hasMessage("the page was not taken");
        assertThat(rig.tiers()).doesNotContainKey("erp:C2");

        Runnable committed = within(false);

        assertThat(rig.tiers()).containsKey("erp:C2");
        assertThat(graded).as("told after the commit").hasValue(2);
        committed.run();
        assertThat(graded).hasValue(3);
        assertThat(look()).as("nothing is due").isEqualTo(3);
    }

    @Test
    void whatWasPostedWaitsForALookWhereThatWouldWaitOrGradeMore() throws Exception {
        assertThat(within(false)).as("before the first grading").isNull();
        settleTheReference();
        rig.take("erp", "customers-2.csv", GeneratedExport.CUSTOMERS, "C2,Grace,,,,,,");
        Files.writeString(waiting, "no\n");
        assertThat(within(false)).as("while a file comes in").isNull();
        Files.delete(waiting);
        rig.calendar.nextDay();
        assertThat(within(false)).as("before the day was graded").isNull();
        assertThat(look()).isEqualTo(3);
        List<String> many = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        IntStream.range(0, PassOverDue.FIRST).forEach(i -> many.add("M" + i + ",Name " + i + ",,,,,,"));
        rig.take("erp", "customers-3.csv", many.toArray(new String[0]));
        assertThat(within(false)).as("with many that are due").isNull();
        assertThat(look()).isEqualTo(4);
    }

    /** Grades a day and the next, so that the reference of the first is settled. */
    private void settleTheReference() throws Exception {
        Files.delete(waiting);
        assertThat(look()).isEqualTo(1);
        rig.calendar.nextDay();
        assertThat(look()).isEqualTo(2);
    }

    private Runnable within(boolean failing) {
        return rig.hub().store().transaction(Effect.PAGE_TAKEN, tx -> {
            Runnable committed = schedule.within(tx);
            if (failing) {
                throw new IllegalStateException("the page was not taken");
            }
            return committed;
        });
    }
}
