package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a file has stood still. The files of this test are not there, which is a size and a time like others. */
@Tag("h2") // the same on either database
class SettledFilesTest {
    private static final long QUIET = 5_000;

    private long now;
    private final SettledFiles settled = new SettledFiles(QUIET, () -> now);

    private static File file(int number) {
        return new File("no-such-inbox", "customers-" + number + ".csv");
    }

    private void watch(int files) {
        for (int i = 0; i < files; i++) {
            assertThat(settled.settled(file(i))).isFalse();
        }
    }

    @Test
    void aFileIsLetThroughAfterTheQuietTimeAndNotAMillisecondBefore() {
        watch(1);
        now += QUIET - 1;
        assertThat(settled.settled(file(0))).isFalse();
        now += 1;
        assertThat(settled.settled(file(0))).isTrue();
    }

    @Test
    void asManyFilesAsMayBeWatchedAreAllLetThroughAfterTheQuietTime() {
        watch(SettledFiles.MAX_WATCHED);
        now += QUIET;
        for (int i = 0; i < SettledFiles.MAX_WATCHED; i++) {
            assertThat(settled.settled(file(i))).as(file(i).getName()).isTrue();
        }
    }

    @Test
    void withOneFileMoreTheLongestWatchedIsLookedAtAnewAndNoOther() {
        watch(SettledFiles.MAX_WATCHED + 1);
        now += QUIET;
        for (int i = 1; i <= SettledFiles.MAX_WATCHED; i++) {
            assertThat(settled.settled(file(i))).as(file(i).getName()).isTrue();
        }
        assertThat(settled.settled(file(0))).isFalse();
        now += QUIET;
        assertThat(settled.settled(file(0))).isTrue();
    }
}
