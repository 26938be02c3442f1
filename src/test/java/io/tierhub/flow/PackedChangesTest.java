package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.MatchChangeLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where noted changes are cut into rows. */
@Tag("h2") // the same on either database
class PackedChangesTest {
    /** Bytes that a step of features takes beside them, and for which room is kept. */
    private static final int STEP = 9;

    private static final int ROOM = 32;

    private static List<byte[]> pieces(int... features) {
        PackedChanges changes = new PackedChanges();
        for (int i = 0; i < features.length; i++) {
            changes.entered(i, new byte[features[i]]);
        }
        return changes.pieces();
    }

    @Test
    void aRowIsFilledAsLongAsTheNextStepSurelyFitsAndAStepMoreBeginsTheNext() {
        int first = 300_000;
        int most = MatchChangeLog.MAX_BYTES - (STEP + first) - ROOM;
        assertThat(pieces(first, most)).hasSize(1);
        assertThat(pieces(first, most + 1))
                .extracting(piece -> piece.length)
                .containsExactly(STEP + first, STEP + most + 1);
    }

    @Test
    void noRowIsLongerThanTheLimitAndNoStepIsLostBetweenRows() {
        PackedChanges changes = new PackedChanges();
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            changes.known(i, i, -i);
        }
        List<byte[]> pieces = changes.pieces();
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length).isBetween(1, MatchChangeLog.MAX_BYTES));
        assertThat(pieces.get(0).length).isGreaterThan(MatchChangeLog.MAX_BYTES - ROOM);
        List<Integer> told = new ArrayList<>();
        pieces.forEach(piece -> PackedChanges.tell(piece, new Told(told)));
        assertThat(told).hasSize(steps).startsWith(0, 1).endsWith(steps - 1);
    }

    private record Told(List<Integer> records) implements StateChanges {
        @Override
        public void known(long keyHash, int record, long contentHash) {
            records.add(record);
        }

        @Override
        public void linked(int contact, int account) {
            throw new AssertionError("never said");
        }

        @Override
        public void handle(long handleHash, int record) {
            throw new AssertionError("never said");
        }

        @Override
        public void left(int record) {
            throw new AssertionError("never said");
        }

        @Override
        public void entered(int record, byte[] features) {
            throw new AssertionError("never said");
        }

        @Override
        public void assigned(int record, long customer) {
            throw new AssertionError("never said");
        }
    }
}
