package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.store.GradeRow;
import io.tierhub.store.TierRow;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A past day, graded with what the hub knew at some instant. */
class KnownAtTest {
    private static final int CUSTOMERS = 8;

    @TempDir
    Path folder;

    /** What a grading of a day told at an instant. */
    private record Told(LocalDate day, Instant at, List<TierRow> tiers, List<GradeRow> grades) {}

    @Test
    void whatWasKnownThenIsToldLaterWhateverWasCorrectedMovedOrRefundedSince() throws IOException {
        for (long seed = 1; seed <= 2; seed++) {
            List<Told> told = new ArrayList<>();
            try (HubRig rig = new HubRig(folder.resolve("" + seed), HubRig.ERP)) {
                customers(rig);
                Random random = new Random(seed);
                for (int i = 0; i < 12; i++) {
                    orders(rig, random);
                    rig.grade();
                    LocalDate day = rig.calendar.today().minusDays(random.nextInt(4));
                    told.add(tell(rig, day, rig.calendar.instant()));
                    rig.calendar.later(Duration.ofHours(5));
                    if (i % 3 == 2) {
                        rig.calendar.nextDay();
                    }
                }
                for (Told then : told) {
                    Told now = tell(rig, then.day, then.at);
                    String name = "seed " + seed + ", " + then.day + " at " + then.at;
                    assertThat(now.grades).as(name).isEqualTo(then.grades);
                    if (then.day.isBefore(LocalDate.ofInstant(then.at, HubRig.ZONE))) { // else history goes on that day
                        assertThat(now.tiers).as(name).isEqualTo(then.tiers);
                    }
                }
            }
        }
    }

    @Test
    void theLiveStateStaysAsItIs() throws Exception {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            customers(rig);
            orders(rig, new Random(5));
            rig.grade();
            rig.calendar.later(Duration.ofHours(1));
            List<String> live = rig.dump("grade", "tier", "tier_open", "tier_history", "grade_due", "outbox");
            rig.hub()
                    .grading()
                    .grade(rig.calendar.today(), rig.calendar.instant().minus(Duration.ofHours(2)));
            assertThat(rig.dump("grade", "tier", "tier_open", "tier_history", "grade_due", "outbox"))
                    .isEqualTo(live);
        }
    }

    @Test
    void anOverrideIsNotSeenBeforeItWasAskedFor() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            customers(rig);
            rig.take("erp", "orders.csv", GeneratedExport.ORDERS, "O1,C0,2026-06-01,10,,");
            rig.grade();
            LocalDate day = rig.calendar.today();
            Instant before = rig.calendar.instant();
            rig.calendar.later(Duration.ofHours(1));
            int today = (int) day.toEpochDay();
            OverrideTerms terms = new OverrideTerms(Tier.B, Mode.PIN, "PARTNER", today, today + 30);
            rig.hub().stewardship().overriding().set("erp:C0", terms, new Said("Wang", null), null);
            Instant after = rig.calendar.instant();
            rig.grade();
            assertThat(tell(rig, day, before).tiers).extracting(TierRow::source).doesNotContain("override");
            assertThat(tell(rig, day, after).tiers).extracting(TierRow::source).contains("override");
        }
    }

    @Test
    void anInstantThatHasNotComeOrIsBeforeTheVersionsThatAreKeptIsRefusedWithWords() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            customers(rig);
            GradeCustomers grading = rig.hub().grading();
            Instant now = rig.calendar.instant();
            LocalDate today = rig.calendar.today();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> grading.grade(today, now.plusSeconds(1)))
                    .withMessageContaining("has not come yet");
            Instant first = now.minus(Duration.ofDays(AsKnown.KEPT_DAYS));
            assertThat(grading.grade(today, first).replay()).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> grading.grade(today, first.minusMillis(1)))
                    .withMessageContaining("730 days");
            rig.hub().store().transaction(io.tierhub.store.Effect.RULESET_STEP, tx -> {
                tx.meta()
                        .put(
                                "behaviour.past_since",
                                Long.toString(now.minusSeconds(60).toEpochMilli()));
                return tx;
            });
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> grading.grade(today, now.minusSeconds(61)))
                    .withMessageContaining("here since " + now.minusSeconds(60));
        }
    }

    @Test
    void versionsThatGaveWayAreForgottenWhenTheyAreOld() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            customers(rig);
            String head = GeneratedExport.ORDERS;
            rig.take("erp", "orders-1.csv", head, "O1,C1,2026-06-01,10,,", "O2,C2,2026-06-01,10,,");
            rig.calendar.later(Duration.ofHours(1));
            rig.take("erp", "orders-2.csv", head, "O1,C1,2026-06-01,20,,");
            assertThat(rig.dumped("behaviour_past")).hasSize(1);
            rig.calendar.later(Duration.ofDays(AsKnown.KEPT_DAYS));
            rig.take("erp", "orders-3.csv", head, "O2,C2,2026-06-01,20,,");
            assertThat(rig.dumped("behaviour_past")).hasSize(2);
            rig.calendar.later(Duration.ofSeconds(1));
            rig.take("erp", "orders-4.csv", head, "O2,C2,2026-06-01,30,,");
            assertThat(rig.dumped("behaviour_past")).hasSize(2);
        }
    }

    private static void customers(HubRig rig) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = 0; i < CUSTOMERS; i++) {
            lines.add("C" + i + ",," + "c" + i + "@c" + i + ".example,,,,,");
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
    }

    /** New orders, and others of a few numbers that change their day, amount, status or customer. */
    private static void orders(HubRig rig, Random random) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int n = 0; n < 10; n++) {
            LocalDate day = rig.calendar.today().minusDays(random.nextInt(60));
            lines.add("O" + random.nextInt(25) + ",C" + random.nextInt(CUSTOMERS) + "," + day + ","
                    + (1 + random.nextInt(5_000)) + "," + (random.nextInt(4) == 0 ? "CANCELLED" : "COMPLETED") + ",");
        }
        rig.take("erp", "orders-" + rig.calendar.instant().getEpochSecond() + ".csv", lines.toArray(String[]::new));
    }

    private static Told tell(HubRig rig, LocalDate day, Instant at) {
        assertThat(rig.hub().grading().grade(day, at).replay()).isTrue();
        Told told = new Told(day, at, new ArrayList<>(), new ArrayList<>());
        return rig.hub().store().read(tx -> {
            long id = tx.replays().latest((int) day.toEpochDay()).id();
            tx.replays().scanTiers(id, told.tiers::add);
            tx.replays().scanGrades(id, told.grades::add);
            return told;
        });
    }
}
