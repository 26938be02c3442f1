package io.tierhub.match;

import java.util.Arrays;

/** Looks candidates up in an index without placing anything; in this package to see the parts of the index. */
public final class CandidateProbe {
    private final MatchIndex index;
    private final Candidates candidates;
    private final FeatureView view = new FeatureView();
    private final BlockingKeys maker = new BlockingKeys();

    public CandidateProbe(MatchIndex index) {
        this.index = index;
        this.candidates = new Candidates(index.keys(), index.rules().pairsPerRecord());
    }

    /** What the features of all records take, in bytes. */
    public long featureBytes() {
        return index.records().bytes();
    }

    /** The keys of a record. */
    public long[] keys(int record) {
        return maker.of(index.records().view(record, view));
    }

    /** Those of a record that are no hub values: what a table of keys could be asked for. */
    public long[] plainKeys(int record) {
        return Arrays.stream(keys(record))
                .filter(key -> !index.keys().isHub(key))
                .toArray();
    }

    /** Finds the candidates of a record by its keys; how many there are. */
    public int find(int record, long[] keys) {
        return candidates.find(record, keys, index.records().view(record, view));
    }
}
