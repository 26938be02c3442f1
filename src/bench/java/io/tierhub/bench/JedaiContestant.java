package io.tierhub.bench;

import com.esotericsoftware.minlog.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scify.jedai.blockbuilding.StandardBlocking;
import org.scify.jedai.blockprocessing.blockcleaning.BlockFiltering;
import org.scify.jedai.blockprocessing.blockcleaning.SizeBasedBlockPurging;
import org.scify.jedai.blockprocessing.comparisoncleaning.CardinalityNodePruning;
import org.scify.jedai.datamodel.AbstractBlock;
import org.scify.jedai.datamodel.EntityProfile;
import org.scify.jedai.datamodel.EquivalenceCluster;
import org.scify.jedai.datamodel.SimilarityPairs;
import org.scify.jedai.entityclustering.ConnectedComponentsClustering;
import org.scify.jedai.entitymatching.ProfileMatcher;

/**
 * JedAI with the workflow of its own example for one dirty source, every step at its default: token blocking, purging by
 * size, block filtering, cardinality node pruning, profiles compared, connected components.
 */
final class JedaiContestant implements Contestant {
    private @Nullable SimilarityPairs pairs;
    private int rows;

    JedaiContestant() {
        Log.set(Log.LEVEL_ERROR);
    }

    @Override
    public int[] cluster(List<String> all) {
        rows = all.size();
        pairs = pairs(all);
        return clusters(pairs, new ConnectedComponentsClustering(), rows);
    }

    @Override
    public Map<Double, int[]> sweep() {
        Map<Double, int[]> found = new TreeMap<>();
        for (int percent = 2; percent < 100; percent += 2) {
            found.put(percent / 100.0, clusters(pairs, new ConnectedComponentsClustering(percent / 100f), rows));
        }
        return found;
    }

    private static SimilarityPairs pairs(List<String> rows) {
        List<EntityProfile> profiles = profiles(rows);
        List<AbstractBlock> blocks = new StandardBlocking().getBlocks(profiles);
        blocks = new SizeBasedBlockPurging().refineBlocks(blocks);
        blocks = new BlockFiltering().refineBlocks(blocks);
        blocks = new CardinalityNodePruning().refineBlocks(blocks);
        return new ProfileMatcher(profiles).executeComparisons(blocks);
    }

    private static List<EntityProfile> profiles(List<String> rows) {
        List<EntityProfile> profiles = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            EntityProfile profile = new EntityProfile(Integer.toString(row));
            String[] cells = PersonFile.cells(rows.get(row));
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    profile.addAttribute(PersonFile.COLUMNS.get(i), cells[i]);
                }
            }
            profiles.add(profile);
        }
        return profiles;
    }

    /** Rows that JedAI leaves out have no partner. */
    private static int[] clusters(@Nullable SimilarityPairs pairs, ConnectedComponentsClustering clustering, int rows) {
        int[] clusters = new int[rows];
        Arrays.setAll(clusters, row -> row);
        for (EquivalenceCluster cluster : clustering.getDuplicates(pairs)) {
            int[] members = cluster.getEntityIdsD1().toArray();
            for (int member : members) {
                clusters[member] = members[0];
            }
        }
        return clusters;
    }
}
