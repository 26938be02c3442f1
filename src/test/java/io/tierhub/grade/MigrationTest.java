package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.grade.RulesetStep.Moves;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import org.junit.jupiter.api.Test;

/** What moves when other rules take over, and how restless tiers are. */
class MigrationTest {
    private static TierColumn column(String tiers, long... cents) {
        TierColumn column = new TierColumn();
        for (int i = 0; i < tiers.length(); i++) {
            Tier tier = tiers.charAt(i) == 'P' ? Tier.PROSPECT : Tier.valueOf(tiers.substring(i, i + 1));
            column.add(new CustomerId(i + 1), tier, i < cents.length ? cents[i] : 0);
        }
        return column;
    }

    @Test
    void customersAndTheirRevenueAreCountedByMove() {
        Migration all = new Migration(column("AABC", 100, 200, 300, -50), column("ABBC", 1, 1, 1, 1));
        assertThat(all.customers()).isEqualTo(4);
        assertThat(all.moved()).isEqualTo(1);
        assertThat(all.customers(Tier.A, Tier.B)).isEqualTo(1);
        assertThat(all.cents(Tier.A, Tier.B)).isEqualTo(200);
        assertThat(all.cents()).as("less than nothing counts as nothing").isEqualTo(600);
        assertThat(all.moves()).isEqualTo(new Moves(2_500, 3_334));
    }

    @Test
    void aShareJustAboveABoundIsNotRoundedDownToIt() {
        TierColumn before = column("A".repeat(99_999));
        TierColumn after = column("B".repeat(10_000) + "A".repeat(89_999));
        assertThat(new Migration(before, after).moves().approvers()).isEqualTo(2);
    }

    @Test
    void theTwentyWithTheMostRevenueAreNamedLargestFirst() {
        long[] cents = new long[30];
        for (int i = 0; i < 30; i++) {
            cents[i] = i % 10;
        }
        Migration all = new Migration(column("A".repeat(30), cents), column("B".repeat(30)));
        assertThat(all.largest()).hasSize(Migration.NAMED);
        assertThat(all.largest().get(0)).isEqualTo(new Migration.Mover(10, Tier.A, Tier.B, 9));
        assertThat(all.largest().get(19).cents()).isEqualTo(4 - 1);
    }

    @Test
    void columnsOfOtherCustomersAreRefused() {
        assertThatThrownBy(() -> new Migration(column("AB"), column("A"))).hasMessageContaining("same customers");
    }

    @Test
    void aTierThatComesBackIsAFlapAndAFirstTierIsNoChange() {
        Restless restless = new Restless();
        restless.add(column("AAAP"));
        restless.add(column("ABBA"));
        restless.add(column("AACA"));
        restless.add(column("ABCA"));
        assertThat(restless.changes()).isEqualTo(5);
        assertThat(restless.flaps()).isEqualTo(2);
    }
}
