package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has to approve first, and what is only tried dry. */
class ActionApprovalTest {
    private static final String VIP = """
            first_run: all
            approval: {owner: "role:finance", due: P3D}
            actions:
              - id: vip
                on: {enter: {tier: [PROSPECT]}}
                ensure:
                  desk: {price_list: VIP, approval: required}
                  mail: {tags.add: [vip]}
            """;
    private static final String DRY = """
            first_run: all
            actions:
              - id: care
                dry_run: true
                on: {enter: {tier: [PROSPECT]}}
                ensure: {desk: {tags.add: [care]}}
                once: [{task: call, owner: "role:sales", due: P2D}, {send: hello, to: mail}]
            """;
    private static final String ADA = "%s,Ada Lovelace,ada@x.example,,,yes,";
    private static final String DESK = "desk ensure {\"price_list\":\"VIP\"} +[] -[]";
    private static final String MAIL = "mail ensure {} +[\"vip\"] -[]";

    private ActionRig shop;

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        shop = new ActionRig(home);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPriceWaitsUntilAPersonApprovesItAndAllElseGoesOut() throws Exception {
        shop.actions(VIP).customers(ADA.formatted("1"));
        shop.tick();
        assertThat(shop.news()).containsExactly(MAIL);
        assertThat(shop.tasks()).singleElement().satisfies(task -> {
            assertThat(task.item().name()).isEqualTo("approve");
            assertThat(task.owner()).isEqualTo("role:finance");
            assertThat(task.state().name()).isEqualTo("OPEN");
        });
        assertThat(shop.hours(100)).as("nobody has approved it").isEmpty();
        shop.hub.hub().tasks().done(shop.tasks().get(0).id(), "Chen", null);
        shop.tick();
        assertThat(shop.news()).containsExactly(DESK);
        shop.hub.hub().grading().grade(shop.hub.calendar.today(), true);
        shop.tick();
        assertThat(shop.news()).isEmpty();
    }

    @Test
    void aCustomerWhoGoesOnBeforeTheApprovalIsNotAskedForAnyMore() throws Exception {
        shop.actions(VIP).customers(ADA.formatted("1"));
        shop.tick();
        shop.news();
        shop.orders("o1,1,2026-06-29,500");
        shop.hours(24);
        assertThat(shop.items("1")).containsExactly("approve CANCELLED");
        String task = shop.tasks().get(0).id();
        assertThatThrownBy(() -> shop.hub.hub().tasks().done(task, "Chen", null))
                .hasMessageContaining("is CANCELLED already");
    }

    @Test
    void thoseOfTheVeryFirstGradingAreApprovedAtOnce() throws Exception {
        shop.actions(VIP.replace("first_run: all", "first_run: ensure"));
        shop.customers(ADA.formatted("1"), "2,Otto Hahn,otto@x.example,,,yes,");
        shop.tick();
        assertThat(shop.tasks()).as("the first grading gives nobody tasks").isEmpty();
        assertThat(shop.news()).containsExactlyInAnyOrder(MAIL, MAIL);
        assertThat(shop.hub.hub().tasks().approve("vip", "Chen")).isEqualTo(2);
        assertThat(shop.hub.hub().tasks().approve("vip", "Chen")).isZero();
        shop.tick();
        assertThat(shop.news()).containsExactlyInAnyOrder(DESK, DESK);
    }

    @Test
    void anApprovalOfWhatAsksNobodyIsRefused() throws Exception {
        shop.actions(VIP.replace(", approval: required", "")).customers(ADA.formatted("1"));
        shop.tick();
        assertThat(shop.news()).containsExactlyInAnyOrder(DESK, MAIL);
        assertThatThrownBy(() -> shop.hub.hub().tasks().approve("vip", "Chen"))
                .hasMessageContaining("vip asks nobody; approval: required stands in ensure");
        assertThatThrownBy(() -> shop.hub.hub().tasks().approve("none", "Chen"))
                .hasMessageContaining("there is no action none");
    }

    @Test
    void aDryRunWritesDownWhatWouldBeDoneAndNobodyHearsOfIt() throws Exception {
        shop.actions(DRY).customers(ADA.formatted("1"));
        shop.tick();
        assertThat(shop.hours(72)).isEmpty();
        assertThat(shop.news()).isEmpty();
        assertThat(shop.items("1")).containsExactly("call SKIPPED", "hello SKIPPED");
        assertThat(shop.tasks().get(0).reason()).isEqualTo("DRY_RUN");
        assertThat(shop.tasks().get(0).item().dueMs())
                .as("it is told when it would be due")
                .isNotNull();
        shop.actions(DRY.replace("dry_run: true", "dry_run: false"));
        shop.hub.restart();
        shop.tick();
        assertThat(shop.news()).as("what began dry stays so").isEmpty();
        shop.customers("2,Otto Hahn,otto@x.example,,,yes,");
        shop.hours(24);
        assertThat(shop.items("2")).containsExactly("call OPEN", "hello SENT");
    }
}
