package io.tierhub.match;

import java.util.Arrays;

/** Records divided into clusters. Clusters are numbered from 0 in the order of their smallest record id. */
public final class Partition {
    private final int[] records;
    private final int[] clusters;
    private final int clusterCount;

    Partition(int[] records, int[] clusters, int clusterCount) {
        this.records = records;
        this.clusters = clusters;
        this.clusterCount = clusterCount;
    }

    /** All of some records, ascending, as one. */
    public static Partition joining(int[] records) {
        return new Partition(records, new int[records.length], 1);
    }

    /** Some records, ascending, of which some are taken out: two clusters. */
    public static Partition splitting(int[] records, int[] out) {
        int[] clusters = new int[records.length];
        boolean firstIsOut = contains(out, records[0]);
        for (int i = 0; i < records.length; i++) {
            clusters[i] = contains(out, records[i]) == firstIsOut ? 0 : 1;
        }
        return new Partition(records, clusters, 2);
    }

    private static boolean contains(int[] ids, int id) {
        return Arrays.stream(ids).anyMatch(each -> each == id);
    }

    /** How many records there are. */
    public int size() {
        return records.length;
    }

    /** How many clusters there are. */
    public int clusters() {
        return clusterCount;
    }

    /** The i-th record id, ascending. */
    public int record(int i) {
        return records[i];
    }

    /** The cluster of the i-th record. */
    public int cluster(int i) {
        return clusters[i];
    }
}
