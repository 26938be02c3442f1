package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.ArrayOutput;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchRules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

/** From which share of changed records on a new snapshot is written. */
class MasterStateTest {
    private final MasterState state = new MasterState(new MatchIndex(MatchRules.defaults()), new HandleIndex(false));

    /** A state of so many records, of which a snapshot was just written. */
    private void saved(int records) throws IOException {
        change(records);
        ArrayOutput out = new ArrayOutput(Channels.newChannel(OutputStream.nullOutputStream()));
        state.save(out);
        out.finish();
        assertThat(state.size()).isEqualTo(records);
    }

    private void change(int records) {
        for (int i = 1; i <= records; i++) {
            state.known(MasterState.keyHash("erp", "C" + i), i, 7);
        }
    }

    @Test
    void whileTheHubIsIdleOneInFourIsEnoughAndOneRecordLessIsNot() throws IOException {
        int records = 60_000;
        saved(records);
        change(records / MasterState.OUTGROWN - 1);
        assertThat(state.outgrewSnapshot(false)).isFalse();
        change(1);
        assertThat(state.outgrewSnapshot(false)).isTrue();
        assertThat(state.outgrewSnapshot(true)).isFalse();
    }

    @Test
    void whileFilesComeInAllMustHaveChanged() throws IOException {
        int records = 20_000;
        saved(records);
        change(records - 1);
        assertThat(state.outgrewSnapshot(true)).isFalse();
        change(1);
        assertThat(state.outgrewSnapshot(true)).isTrue();
    }

    @Test
    void fewerThanTenThousandChangesAreNeverEnoughWhileTheHubRuns() throws IOException {
        saved(MasterState.FEW - 1);
        change(MasterState.FEW - 1);
        assertThat(state.outgrewSnapshot(false)).isFalse();
        change(1);
        assertThat(state.outgrewSnapshot(false)).isTrue();
    }

    @Test
    void atAStopOneInFiftyIsEnoughAndOneRecordLessIsNot() throws IOException {
        int records = 5_000;
        saved(records);
        assertThat(state.worthSnapshot()).isFalse();
        change(records / MasterState.WORTHWHILE - 1);
        assertThat(state.worthSnapshot()).isFalse();
        change(1);
        assertThat(state.worthSnapshot()).isTrue();
    }
}
