package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories of a source: rows come, change and go, several within one tick of its clock, some committed long after they
 * were stamped; the clock jumps, as that of a zone with summer time does twice a year; pulls break off and are resumed.
 * What the pulls brought, taken together, is what the source holds. {@code -Dtierhub.histories=10000} runs more.
 */
@Tag("h2") // no store takes part
class KeysetModelTest {
    private static final int HISTORIES = Integer.getInteger("tierhub.histories", 300);
    private static final long SEED = Long.getLong("tierhub.seed", System.nanoTime());

    @Test
    void whatPullsBringTogetherIsWhatTheSourceHolds() throws Exception {
        System.out.println("pull histories: seed " + SEED + ", " + HISTORIES);
        long pulls = 0;
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED + i;
            ModelSource source = new ModelSource(new Random(seed));
            Map<String, String> brought = new HashMap<>();
            String cursor = null;
            while (source.goesOn()) {
                String next = pull(source, cursor, brought);
                if (next != null && !next.equals(cursor)) {
                    source.seen();
                }
                cursor = next;
                pulls++;
            }
            source.rest();
            for (int last = 0; last < 2; last++) {
                cursor = pull(source, cursor, brought);
            }
            brought.keySet().retainAll(source.keys()); // what a full pull does in the end
            assertThat(brought).as("history of seed %d: %s", seed, source).isEqualTo(source.content());
        }
        System.out.println("pull histories: " + pulls + " pulls");
    }

    /** One pull, which may break off; the cursor that is stored afterwards. */
    private static String pull(ModelSource source, String cursor, Map<String, String> brought) {
        String stored = cursor;
        try {
            KeysetPull pull = new KeysetPull(
                    source,
                    stored == null ? null : KeysetCursor.of(stored),
                    source.lag(),
                    source.margin(),
                    source.pageRows(),
                    source.hubMs());
            for (KeysetPull.Page page = pull.next(); page != null; page = pull.next()) {
                page.cells().forEach(row -> brought.put(row[0], row[1]));
                stored = page.cursor();
            }
            return pull.end();
        } catch (SourceFault brokenOff) {
            return stored;
        }
    }
}
