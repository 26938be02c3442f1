package io.tierhub.bench;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ibm.icu.text.Normalizer2;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * {@code cleanse}: the whole of cleansing beside what no hub can do without: NFKC over every value, and libphonenumber's
 * parse, check and E.164 over every telephone number. One thread, rows in memory, rounds in turn.
 */
final class CleanseBench {
    private static final long SEED = 1;
    private static final double GOAL = 0.85;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Normalizer2 nfkc = Normalizer2.getNFKCInstance();
    private final Report report = new Report();
    private final List<SourceRecord> rows;
    private final BenchHome home;
    private long sum;

    private CleanseBench(BenchHome home, List<SourceRecord> rows) {
        this.home = home;
        this.rows = rows;
    }

    static void run(long rows) throws IOException {
        try (BenchHome home = new BenchHome()) {
            Path export = home.file("customers-1.csv");
            new MessyCustomers(SEED).write(rows, export);
            new CleanseBench(home, read(home, export)).run();
        }
    }

    private static List<SourceRecord> read(BenchHome home, Path export) throws IOException {
        List<SourceRecord> rows = new ArrayList<>();
        try (Table table = Tables.open(
                export, home.mapping().hints(), Limits.DEFAULT, home.mapping().expected())) {
            RowMapper mapper = new RowMapper(BenchHome.SYSTEM, Entity.CUSTOMERS, home.mapping(), table);
            for (Row row = table.next(); row != null; row = table.next()) {
                if (mapper.map(row) instanceof Mapped.Taken taken) {
                    rows.add(taken.source());
                }
            }
        }
        return rows;
    }

    private void run() {
        report.title("cleanse: %,d rows, seed %d, %d rounds, processor time of one thread", rows.size(), SEED, ROUNDS);
        double[] hub = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            Cleanser cleanser = new Cleanser(home.config().hub().cleanseRules()); // one that remembers nothing yet
            double hubNow = seconds(row -> cleanser.customer(row).hashCode());
            double bareNow = seconds(this::bare);
            if (round >= 0) { // the round before the first warms up
                hub[round] = hubNow;
                bare[round] = bareNow;
            }
        }
        Arrays.sort(hub);
        Arrays.sort(bare);
        print("hub", hub);
        print("bare loop", bare);
        double ratio = bare[ROUNDS / 2] / hub[ROUNDS / 2];
        report.ratio("G5", "rows/s of the hub / bare", ratio, ">= " + GOAL, ratio >= GOAL);
        report.line(
                "load average",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.line("(results, so that none is left out)", "%d", sum);
    }

    private void print(String what, double[] seconds) {
        report.time(what + ", median", seconds[ROUNDS / 2], rows.size());
        report.line(what + ", least and most", "%,9.2f s  %,9.2f s", seconds[0], seconds[ROUNDS - 1]);
    }

    private double seconds(ToLongFunction<SourceRecord> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (SourceRecord row : rows) {
            sum += work.applyAsLong(row);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private long bare(SourceRecord row) {
        long made = 0;
        for (FieldValue value : row.values()) {
            String text = nfkc.normalize(value.value()).strip();
            made += (value.field().equals("phones") ? phone(text) : text).hashCode();
        }
        return made;
    }

    private String phone(String text) {
        try {
            PhoneNumber number = library.parse(text, "CN");
            return library.isPossibleNumber(number) ? library.format(number, PhoneNumberFormat.E164) : "";
        } catch (NumberParseException e) {
            return "";
        }
    }
}
