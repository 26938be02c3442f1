package io.tierhub.bench;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.Features;
import io.tierhub.match.Learning;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchRules;
import io.tierhub.match.Partition;
import io.tierhub.match.Reclustering;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The hub, as {@code match --rebuild} works: features, weights learnt from the rows, everything clustered. */
final class HubContestant implements Contestant {
    private static final int CHUNK = 10_000;
    private static final long SEED = 1;
    private static final int BIRTH = PersonFile.COLUMNS.indexOf("birth_date");

    @Override
    public int[] cluster(List<String> rows) {
        return clusters(index(rows));
    }

    /** All rows, each a customer of its own, weighed by what was learnt from them. */
    static MatchIndex index(List<String> rows) {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        for (int from = 0; from < rows.size(); from += CHUNK) {
            Features[] chunk = IntStream.range(from, Math.min(from + CHUNK, rows.size()))
                    .parallel()
                    .mapToObj(row -> features(row, rows.get(row)))
                    .toArray(Features[]::new);
            for (int i = 0; i < chunk.length; i++) {
                index.add(from + i, from + i + 1L, chunk[i]);
            }
        }
        index.use(Learning.of(index, 1, SEED));
        return index;
    }

    static int[] clusters(MatchIndex index) {
        Partition partition = Reclustering.of(index);
        return IntStream.range(0, partition.size()).map(partition::cluster).toArray();
    }

    static Features features(int number, String row) {
        String[] cells = PersonFile.cells(row);
        List<FieldValue> values = new ArrayList<>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                values.add(new FieldValue(PersonFile.COLUMNS.get(i), i == BIRTH ? iso(cells[i]) : cells[i]));
            }
        }
        return Features.of(new CleanRecord(
                new SourceKey("crm", Integer.toString(number)), PartyType.PERSON, values, 0, 0, false, List.of()));
    }

    private static String iso(String date) {
        return date.substring(0, 4) + '-' + date.substring(4, 6) + '-' + date.substring(6);
    }

    @Override
    public Map<Double, int[]> sweep() {
        return Map.of();
    }
}
