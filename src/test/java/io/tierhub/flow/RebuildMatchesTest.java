package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.RebuildMatches.Rebuilt;
import io.tierhub.flow.RebuildMatches.TooManyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild that moves more than it may waits for a person, and weights are learned when they are due, not before. */
class RebuildMatchesTest {
    @TempDir
    private Path home;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(home, HubRig.ERP);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRebuildThatMovesMoreThanItMayChangesNothingUntilAPersonConfirms() throws IOException {
        oneCustomerOfTwoRecordsAmong(4);
        Map<What, List<Map<String, String>>> before = rig.everything();
        assertThatThrownBy(() -> rig.hub().rebuildMatches().rebuild(false))
                .isInstanceOf(TooManyException.class)
                .hasMessageContaining("1 of 4 source records (25.0 %)")
                .hasMessageContaining("more than the 20 % of max_moved_percent")
                .hasMessageContaining("--confirm");
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.dumped("customer_event")).isEmpty();
        Rebuilt plan = rig.hub().rebuildMatches().plan();
        assertThat(plan.moved()).isEqualTo(1);
        assertThat(rig.everything()).as("after a plan").isEqualTo(before);
        assertThat(rig.hub().rebuildMatches().rebuild(true)).isEqualTo(plan);
        assertThat(rig.customers()).hasSize(4);
        rig.restart();
        assertThat(rig.customers()).hasSize(4);
    }

    @Test
    void aRebuildThatMovesAsMuchAsItMayNeedsNobody() throws IOException {
        oneCustomerOfTwoRecordsAmong(5);
        assertThat(rig.hub().rebuildMatches().rebuild(false).movedPercent()).isEqualTo(20);
        assertThat(rig.customers()).hasSize(5);
    }

    /** The two were one by the rules of their day; by those that count now they are two. */
    private void oneCustomerOfTwoRecordsAmong(int records) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = 0; i < records - 2; i++) {
            lines.add("C" + i + "," + "苏杭甬绍".charAt(i) + "砚化工有限公司,,1380013800" + i + ",,,,");
        }
        lines.add("D1,上海恒瑞贸易有限公司,m@hengrui.example,13911112222,,上海,,");
        lines.add("D2,上海恒瑞贸易有限公司,m@hengrui.example,13911112222,,上海,,");
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        assertThat(rig.customers()).hasSize(records - 1);
        rig.write("config/matching.yaml", "unique_systems: [erp]\n").restart();
    }

    @Test
    void weightsAreLearnedByTheirAgeAndARebuildLearnsWhenRecordsDoubled() throws IOException {
        GeneratedExport export = new GeneratedExport(7);
        List<String> first = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        first.addAll(export.customers(1_500));
        rig.take("erp", "customers.csv", first.toArray(String[]::new));
        LearnWeights learning = rig.hub().learning();

        learning.trainIfOld(0);
        assertThat(learning.model().version()).as("0 days: never").isZero();
        learning.trainIfOld(7);
        assertThat(learning.model().version()).isEqualTo(1);
        rig.calendar.later(Duration.ofDays(7).minusMillis(1));
        learning.trainIfOld(7);
        assertThat(learning.model().version()).as("a moment too young").isEqualTo(1);
        rig.calendar.later(Duration.ofHours(1));
        learning.trainIfOld(7);
        assertThat(learning.model().version()).isEqualTo(2);
        assertThat(rig.hub().rebuildMatches().rebuild(true).trained())
                .as("of as many records")
                .isFalse();

        List<String> more = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        export.customers(2_000).forEach(line -> more.add("N" + line));
        rig.take("erp", "customers-2.csv", more.toArray(String[]::new));
        assertThat(rig.hub().rebuildMatches().rebuild(true).trained())
                .as("of twice as many")
                .isTrue();
        rig.restart();
        assertThat(rig.hub().learning().model().version()).isEqualTo(3);
    }
}
