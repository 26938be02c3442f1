package io.tierhub.match;

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
