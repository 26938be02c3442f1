package io.tierhub.bench;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.generator.Chance;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.match.CandidateProbe;
import io.tierhub.match.Features;
import io.tierhub.match.MatchIndex;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code lookup}: with whom a record is to be compared, from the index in memory and from a table of keys. The table is
 * asked for a chunk at once, by the form of SQL that was found fastest, and only for keys that are no hub values.
 */
final class LookupBench {
    private static final long SEED = 1;
    private static final int PROBES = 5_000;
    private static final int ROUNDS = 5;
    private static final double GOAL = 10;

    private final long rows;
    private final BenchHome home;
    private final Report report = new Report();
    private final MatchIndex index;

    private LookupBench(long rows, BenchHome home) {
        this.rows = rows;
        this.home = home;
        this.index = new MatchIndex(home.config().matching());
    }

    static void run(long rows) throws IOException, SQLException {
        try (BenchHome home = new BenchHome()) {
            new LookupBench(rows, home).run();
        }
    }

    private void run() throws IOException, SQLException {
        fill();
        int[] probes = new int[(int) Math.min(PROBES, rows)];
        for (int i = 0; i < probes.length; i++) {
            probes[i] = (int) (Chance.of(SEED ^ 0xB0, i).below(index.size()));
        }
        CandidateProbe probe = new CandidateProbe(index);
        report.title("lookup: %,d records x keys against %,d, seed %d", probes.length, index.size(), SEED);
        report.line("keys", "%d bytes a record; index %,.1f MB", index.keyBytes() / index.size(), index.bytes() / 1e6);
        double[] memory = new double[ROUNDS];
        long found = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) { // the first ones warm up
            Watch watch = new Watch();
            found = 0;
            for (int record : probes) {
                found += probe.find(record, probe.keys(record));
            }
            memory[Math.max(0, round)] = watch.seconds();
        }
        double hub = told("index in memory", memory, probes.length, found);
        double sql = h2(probe, probes);
        report.ratio("G4", "look-ups/s / those of SQL", hub / sql, ">= " + GOAL, hub / sql >= GOAL);
        report.line(
                "load average",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void fill() throws IOException {
        Path export = home.file("customers-1.csv");
        new MessyCustomers(SEED).write(rows, export);
        Cleanser cleanser = new Cleanser(home.config().hub().cleanseRules());
        int record = 0;
        try (Table table = Tables.open(
                export, home.mapping().hints(), Limits.DEFAULT, home.mapping().expected())) {
            RowMapper mapper = new RowMapper(BenchHome.SYSTEM, Entity.CUSTOMERS, home.mapping(), table);
            for (Row row = table.next(); row != null; row = table.next()) {
                if (mapper.map(row) instanceof Mapped.Taken taken
                        && cleanser.customer(taken.source()) instanceof Cleansed.Clean<CleanRecord> clean) {
                    index.add(record, record + 1L, Features.of(clean.value()));
                    record++;
                }
            }
        }
    }

    private double h2(CandidateProbe probe, int[] probes) throws SQLException {
        try (KeyTable table = new KeyTable(home.file("keys"))) {
            Watch filling = new Watch();
            for (int record = 0; record < index.size(); record++) {
                table.add(record, probe.keys(record));
            }
            table.index();
            report.time("H2: filling and indexing its table", filling.seconds(), index.size());
            List<Integer> records = new ArrayList<>();
            List<Long> keys = new ArrayList<>();
            for (int record : probes) {
                for (long key : probe.plainKeys(record)) {
                    records.add(record);
                    keys.add(key);
                }
            }
            double[] seconds = new double[ROUNDS];
            long found = 0;
            for (int round = -1; round < ROUNDS; round++) {
                Watch watch = new Watch();
                found = table.shared(records.toArray(new Integer[0]), keys.toArray(new Long[0]));
                seconds[Math.max(0, round)] = watch.seconds();
            }
            return told("H2, join on UNNEST", seconds, probes.length, found);
        }
    }

    /** Records a second, of the median round. */
    private double told(String what, double[] seconds, int records, long found) {
        Arrays.sort(seconds);
        report.time(what, seconds[ROUNDS / 2], records);
        report.line("its rounds; candidates", "%.3f to %.3f s; %,d", seconds[0], seconds[ROUNDS - 1], found);
        return records / seconds[ROUNDS / 2];
    }
}
