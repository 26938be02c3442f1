package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The hub is halted right before or after each thing that it does for good, and started again: exports and targets come to
 * the same as undisturbed. {@code -Dtierhub.halts=CHUNK_TAKEN} runs those points alone.
 */
class HaltTest {
    /** A later time is tried too, where there are several: once in so many points; 0: never. */
    private static final int LATER = Integer.getInteger("tierhub.halts.later", 3);

    /** So many points of each data set, drawn by lot. */
    private static final int SAMPLE = Integer.getInteger("tierhub.halts.sample", Integer.MAX_VALUE);

    private static final long SEED = Long.getLong("tierhub.seed", System.nanoTime());

    /** A home is deleted when its run was equal; one that was not stays here, to be looked at. */
    private final Path folder = Path.of("target", "halts-" + SEED).toAbsolutePath();

    private final Map<String, HaltedWork.End> undisturbed = new HashMap<>();
    private final Random random = new Random(SEED);
    private KeepingTarget targets;

    /** Where the first process ends: {@code CHUNK_TAKEN:before:1}. */
    private record Point(Work work, Effect effect, String point) {
        String name() {
            return work.name() + " " + point;
        }
    }

    @BeforeEach
    void start() throws IOException {
        targets = new KeepingTarget();
        Files.createDirectories(folder);
        System.out.println("halts: seed " + SEED);
    }

    @AfterEach
    void stop() {
        targets.close();
    }

    @Test
    void aHaltAtSomeNamedPointLeavesNoTrace() throws Exception {
        List<Point> points = points(Work.demo());
        halt(points.get(random.nextInt(points.size())));
    }

    @TestFactory
    @Tag("full")
    Stream<DynamicTest> aHaltAtAnyNamedPointLeavesNoTrace() {
        String wanted = System.getProperty("tierhub.halts", "");
        return Work.all().stream()
                .flatMap(work -> some(points(work), wanted).stream())
                .map(point -> DynamicTest.dynamicTest(point.name(), () -> halt(point)));
    }

    private List<Point> some(List<Point> points, String wanted) {
        List<Point> some = new ArrayList<>(
                points.stream().filter(point -> point.name().contains(wanted)).toList());
        Collections.shuffle(some, random);
        return some.subList(0, Math.min(SAMPLE, some.size()));
    }

    private List<Point> points(Work work) {
        List<Point> points = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            if (!work.unreached().contains(effect)) {
                points.add(new Point(work, effect, effect + ":before:1"));
                points.add(new Point(work, effect, effect + ":after:1"));
                if (LATER > 0 && random.nextInt(LATER) == 0) {
                    points.add(new Point(work, effect, effect + ":after:" + (2 + random.nextInt(4))));
                }
            }
        }
        return points;
    }

    private void halt(Point point) throws Exception {
        Work work = point.work();
        HaltedWork runs = new HaltedWork(work, StoreKind.wanted(), targets, folder);
        if (!undisturbed.containsKey(work.name())) {
            HaltedWork.End whole = runs.run(work.name(), null);
            System.out.printf(
                    "%s: undisturbed %s, held %d%n",
                    work.name(), whole.exports().sizes(), whole.held().size());
            whole.exports().assertNoneEmpty(Set.of(What.TAGS));
            assertThat(whole.held()).as("what targets hold").isNotEmpty();
            undisturbed.put(work.name(), whole);
        }
        long start = System.nanoTime();
        HaltedWork.End end = runs.run(work.name() + "-" + point.point().replace(':', '-'), point.point());
        if (point.point().endsWith(":1")) {
            assertThat(end.halted()).as("%s is reached", point.name()).isTrue();
        }
        assertThat(end.differences(undisturbed.get(work.name())))
                .as("%s, seed %d", point.name(), SEED)
                .isEmpty();
        System.out.printf(
                "%s: %s, equal, %d ms%n",
                point.name(), end.halted() ? "halted" : "never reached", (System.nanoTime() - start) / 1_000_000);
    }
}
