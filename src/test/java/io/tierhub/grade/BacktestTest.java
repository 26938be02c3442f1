package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.Calibration.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final double[] MONEY = {10, 50, 0, 40};

    @Test
    void aPerfectRankingCapturesTheMostAndEveryoneCapturesAll() {
        assertThat(Capture.share(MONEY, MONEY, .25)).isEqualTo(.5);
        assertThat(Capture.share(MONEY, MONEY, .5)).isCloseTo(.9, within(1e-12));
        assertThat(Capture.share(new double[] {9, 1, 8, 2}, MONEY, .5)).isCloseTo(.1, within(1e-12));
        assertThat(Capture.share(MONEY, MONEY, 1)).isCloseTo(1, within(1e-12));
        assertThat(Capture.share(MONEY, new double[4], .5)).isZero();
    }

    @Test
    void ofEqualScoresTheEarlierCustomerComesFirst() {
        assertThat(Capture.share(new double[4], MONEY, .25)).isCloseTo(.1, within(1e-12));
    }

    @Test
    void bandsHoldEachCustomerOnceWithWhatWasForetoldAndWhatCame() {
        double[] chances = {0, .1, .5, .74, .75, 1};
        boolean[] came = {false, true, true, true, false, true};
        List<Band> bands = Calibration.bands(chances, came, 4);
        assertThat(bands)
                .containsExactly(
                        new Band(0, .25, 2, .05, .5),
                        new Band(.25, .5, 0, 0, 0),
                        new Band(.5, .75, 2, .62, 1),
                        new Band(.75, 1, 2, .875, .5));
    }
}
