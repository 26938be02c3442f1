package io.tierhub.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.QGramComparator;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.datasources.InMemoryDataSource;
import no.priv.garshol.duke.matchers.AbstractMatchListener;

/**
 * Duke with its default database, Lucene's in memory, whose search is what makes Duke quick or thorough.
 * Threshold and probabilities are those of its customer example where that has the field, and like it where not.
 */
final class DukeContestant implements Contestant {
    private static final double THRESHOLD = 0.732;

    /** Thresholds that are tried: 1 - 2^-2 to 1 - 2^-30. Lower ones than the default do worse still. */
    private static final int TRIED = 30;

    /** The bound with the highest F1 at 50,000 rows; docs/performance.md has all that were tried. */
    private static final int HITS = 10;

    private static final String ID = "id";

    private final int hits;
    private final boolean fuzzy;
    private ScoredPairs pairs = new ScoredPairs();
    private int rows;

    /** With the search that it has where nobody sets another, which finds words written a little differently too. */
    DukeContestant() {
        this(HITS, true);
    }

    /** With a search of words as they stand: many times as fast, and less is found. */
    static DukeContestant ofExactWords() {
        return new DukeContestant(HITS, false);
    }

    /**
     * @param hits how many candidates a search gives at most
     * @param fuzzy whether words are searched that are written a little differently too
     */
    DukeContestant(int hits, boolean fuzzy) {
        this.hits = hits;
        this.fuzzy = fuzzy;
    }

    @Override
    public int[] cluster(List<String> all) {
        rows = all.size();
        pairs = pairs(all);
        return pairs.clusters(rows, THRESHOLD);
    }

    @Override
    public Map<Double, int[]> sweep() {
        Map<Double, int[]> found = new TreeMap<>();
        for (int k = 2; k <= TRIED; k++) {
            double threshold = 1 - Math.pow(2, -k);
            found.put(threshold, pairs.clusters(rows, threshold));
        }
        return found;
    }

    private ScoredPairs pairs(List<String> rows) {
        ConfigurationImpl config = new ConfigurationImpl();
        config.setThreshold(THRESHOLD);
        config.setProperties(properties());
        config.addDataSource(0, new InMemoryDataSource(records(rows)));
        LuceneDatabase database = new LuceneDatabase();
        database.setConfiguration(config);
        database.setMaxSearchHits(hits);
        database.setFuzzySearch(fuzzy);
        Processor processor = new Processor(config, database);
        processor.setThreads(Runtime.getRuntime().availableProcessors());
        ScoredPairs pairs = new ScoredPairs();
        processor.addMatchListener(new Keeping(pairs));
        processor.deduplicate();
        database.close();
        return pairs;
    }

    private static List<Property> properties() {
        return List.of(
                new PropertyImpl(ID),
                property("given_name", new Levenshtein(), 0.35, 0.8, true),
                property("family_name", new Levenshtein(), 0.3, 0.88, true),
                property("house_number", new ExactComparator(), 0.4, 0.6, false),
                property("street", new QGramComparator(), 0.25, 0.75, true),
                property("unit", new QGramComparator(), 0.4, 0.65, false),
                property("city", new QGramComparator(), 0.35, 0.65, true),
                property("postcode", new ExactComparator(), 0.4, 0.6, false),
                property("region", new ExactComparator(), 0.4, 0.52, false),
                property("birth_date", new ExactComparator(), 0.3, 0.88, true),
                property("tax_id", new Levenshtein(), 0.2, 0.95, true));
    }

    /** @param lookup whether candidates are searched by it */
    private static Property property(String name, Comparator comparator, double low, double high, boolean lookup) {
        PropertyImpl property = new PropertyImpl(name, comparator, low, high);
        property.setLookupBehaviour(lookup ? Property.Lookup.TRUE : Property.Lookup.FALSE);
        return property;
    }

    private static List<Record> records(List<String> rows) {
        List<Record> records = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            RecordImpl record = new RecordImpl();
            record.addValue(ID, Integer.toString(row));
            String[] cells = PersonFile.cells(rows.get(row));
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    record.addValue(PersonFile.COLUMNS.get(i), cells[i]);
                }
            }
            records.add(record);
        }
        return records;
    }

    private static final class Keeping extends AbstractMatchListener {
        private final ScoredPairs pairs;

        Keeping(ScoredPairs pairs) {
            this.pairs = pairs;
        }

        @Override
        public void matches(Record one, Record other, double confidence) {
            pairs.add(Integer.parseInt(one.getValue(ID)), Integer.parseInt(other.getValue(ID)), confidence);
        }

        @Override
        public void matchesPerhaps(Record one, Record other, double confidence) {
            // no such threshold is set
        }
    }
}
