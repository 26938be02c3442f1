package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Steps that follow each other in one home. Run with kills at seeded moments, each killed step done again until it ends,
 * they must come to the same canonical exports as undisturbed. A step may be killed several times in a row, so that
 * recoveries are killed too.
 *
 * @param name of the scenario, in messages and folders
 * @param home makes a fresh home
 */
record Scenario(String name, MakeHome home, List<Step> steps, List<ExportRequest> exports) {
    /** Makes a home in a folder that is not there yet. */
    interface MakeHome {
        void in(Path folder) throws IOException;
    }

    /** Kills that find their step ended already count for nothing; so many runs should do. */
    private static final int RUNS_PER_KILL = 3;

    /** Kills of a chain. */
    private static final int CHAIN = 3;

    /** A start that goes on with an interrupted load takes about so long until it reads on. */
    private static final int RECOVERY_MS = 900;

    /** Compares runs with so many kills in all with an undisturbed one. */
    void survives(int kills, Path folder) throws IOException, InterruptedException {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println(name + ": seed " + seed);
        Random random = new Random(seed);
        Map<Step, Long> workMs = new HashMap<>();
        Exports undisturbed = undisturbed(folder.resolve(name), workMs);
        List<String> all = new ArrayList<>();
        for (int run = 0; all.size() < kills; run++) {
            assertThat(run).as("runs for %d kills", kills).isLessThan(RUNS_PER_KILL * kills);
            Path disturbed = folder.resolve(name + run);
            List<String> killed = disturbed(disturbed, workMs, random, kills - all.size());
            assertThat(Exports.of(disturbed, exports).differences(undisturbed))
                    .as("%s: seed %d, run %d, killed %s", name, seed, run, killed)
                    .isEmpty();
            all.addAll(killed);
        }
        System.out.println(name + ": equal after " + all.size() + " kills: " + all);
    }

    /**
     * Compares runs in each of which one step is killed, then what goes on with it, and what goes on with that, so many
     * times in a row, with an undisturbed one.
     */
    void survivesChains(int chains, Path folder) throws IOException, InterruptedException {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println(name + ": chains, seed " + seed);
        Random random = new Random(seed);
        Map<Step, Long> workMs = new HashMap<>();
        Exports undisturbed = undisturbed(folder.resolve(name), workMs);
        List<Integer> depths = new ArrayList<>();
        for (int chain = 0; chain < chains; chain++) {
            Path disturbed = folder.resolve(name + "-chain" + chain);
            make(disturbed);
            Step chosen = steps.get(random.nextInt(steps.size()));
            for (Step step : steps) {
                if (step == chosen) {
                    depths.add(chain(step, disturbed, workMs.get(step), random));
                }
                step.finish(disturbed);
            }
            assertThat(Exports.of(disturbed, exports).differences(undisturbed))
                    .as("%s: seed %d, chain %d at %s", name, seed, chain, chosen.name())
                    .isEmpty();
        }
        System.out.println(name + ": equal after " + chains + " chains of kills, lengths " + depths);
    }

    /** The first kill comes while the step works, the others while it recovers; how many there were. */
    private static int chain(Step step, Path folder, long workMs, Random random)
            throws IOException, InterruptedException {
        int kills = 0;
        if (step.kill(folder, (long) (random.nextDouble() * workMs))) {
            kills++;
        }
        while (kills > 0 && kills < CHAIN && step.kill(folder, random.nextInt(RECOVERY_MS))) {
            kills++;
        }
        return kills;
    }

    private Exports undisturbed(Path folder, Map<Step, Long> workMs) throws IOException, InterruptedException {
        make(folder);
        for (Step step : steps) {
            workMs.put(step, step.finish(folder));
        }
        Exports undisturbed = Exports.of(folder, exports);
        System.out.println(name + ": undisturbed " + undisturbed.sizes());
        undisturbed.assertNoneEmpty(Set.of(What.TAGS, What.PUSHES));
        return undisturbed;
    }

    private List<String> disturbed(Path folder, Map<Step, Long> workMs, Random random, int most)
            throws IOException, InterruptedException {
        make(folder);
        List<String> killed = new ArrayList<>();
        for (Step step : steps) {
            while (killed.size() < most && random.nextBoolean()) {
                long afterMs = (long) (random.nextDouble() * workMs.get(step));
                if (step.kill(folder, afterMs)) {
                    killed.add(step.name() + " at " + afterMs + " of " + workMs.get(step) + " ms");
                }
            }
            step.finish(folder);
        }
        return killed;
    }

    private void make(Path folder) throws IOException {
        home.in(folder);
        StoreKind.wanted().give(folder);
    }
}
