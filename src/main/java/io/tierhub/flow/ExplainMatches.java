package io.tierhub.flow;

import io.tierhub.flow.CustomerExplanation.Evidence;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.PairExplanation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, for every record of a customer, the other one that speaks most for its being there. */
final class ExplainMatches {
    /** Of more records only so many are compared, each with each, while mastering waits. */
    static final int MAX_RECORDS = 100;

    private ExplainMatches() {}

    static List<Evidence> of(MatchIndex matches, List<Source> sources) {
        List<Source> compared = sources.stream()
                .filter(source -> matches.contains(source.recordId()))
                .limit(MAX_RECORDS)
                .toList();
        List<Evidence> evidence = new ArrayList<>(compared.size());
        for (Source record : compared) {
            @Nullable Evidence best = null;
            for (Source other : compared) {
                if (other != record) {
                    PairExplanation pair = matches.explain(record.recordId(), other.recordId());
                    if (best == null || better(pair, best.pair())) {
                        best = new Evidence(record.key(), other.key(), pair);
                    }
                }
            }
            if (best != null) {
                evidence.add(best);
            }
        }
        return evidence;
    }

    /** A pair that a veto forbids joined nothing, however much speaks for it. */
    private static boolean better(PairExplanation pair, PairExplanation than) {
        boolean free = pair.vetoes().isEmpty();
        return free == than.vetoes().isEmpty() ? pair.total() > than.total() : free;
    }
}
