package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.StableIds.Move;
import io.tierhub.match.StableIds.Redirect;
import org.junit.jupiter.api.Test;

class StableIdsTest {
    @Test
    void nothingMovesWhereNothingChanged() {
        StableIds ids = ids(new int[] {0, 0, 1}, 7, 7, 9);
        assertThat(ids.moves()).isEmpty();
        assertThat(ids.redirects()).isEmpty();
    }

    @Test
    void theMajorityKeepsTheNumberAndTheRestGetsANewOne() {
        StableIds ids = ids(new int[] {0, 1, 1}, 7, 7, 7);
        assertThat(ids.moves()).containsExactly(new Move(0, 7, 100));
        assertThat(ids.redirects()).isEmpty();
    }

    @Test
    void onATieThePartWithTheSmallestRecordKeepsTheNumber() {
        assertThat(ids(new int[] {0, 1}, 7, 7).moves()).containsExactly(new Move(1, 7, 100));
    }

    @Test
    void ofCustomersThatBecomeOneTheSmallestNumberSurvives() {
        StableIds ids = ids(new int[] {0, 0, 0}, 9, 7, 8);
        assertThat(ids.moves()).containsExactly(new Move(0, 9, 7), new Move(2, 8, 7));
        assertThat(ids.redirects()).containsExactly(new Redirect(8, 7), new Redirect(9, 7));
    }

    @Test
    void aCustomerThatIsTornAndTakenUpRedirectsToWhereMostOfItWent() {
        StableIds ids = ids(new int[] {0, 0, 0, 1}, 7, 9, 9, 9);
        assertThat(ids.moves()).containsExactly(new Move(1, 9, 7), new Move(2, 9, 7), new Move(3, 9, 100));
        assertThat(ids.redirects()).containsExactly(new Redirect(9, 7));
    }

    private static StableIds ids(int[] clusters, long... customers) {
        int[] records = new int[clusters.length];
        int count = 0;
        for (int i = 0; i < records.length; i++) {
            records[i] = i;
            count = Math.max(count, clusters[i] + 1);
        }
        return StableIds.of(new Partition(records, clusters, count), record -> customers[record], () -> 100);
    }
}
