package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.flow.GradeRun;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.GradeRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * {@code grade}: grading of a store full of customers and orders, beside one SQL script for R, F, M and ABC in DuckDB and
 * PostgreSQL, whose results must be the hub's.
 */
final class GradeBench {
    private static final long SEED = 1;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final int WARM_CUSTOMERS = 200_000;
    private static final int WARM_ORDERS = 2_000_000;
    private static final int SINGLES = 21;

    private final Report report = new Report();
    private final HeapWatch heap = new HeapWatch();
    /** Draws of changed customers; as many as the peers have rounds. */
    private static final int ROUNDS = 3;

    private final OrderBook book;
    private final long orders;

    /** Seconds that the hub took. */
    record Took(double first, double newDay, double few) {}

    private GradeBench(int customers, long orders) {
        this.orders = orders;
        book = new OrderBook(customers, orders, (int) DAY.toEpochDay(), SEED);
    }

    static void run(int customers, long orders) throws IOException, SQLException {
        GradeBench warm = new GradeBench(Math.min(customers, WARM_CUSTOMERS), Math.min(orders, WARM_ORDERS));
        warm.report.title("to warm up");
        warm.warmUp();
        GradeBench bench = new GradeBench(customers, orders);
        bench.report.title(
                "grade: %,d customers with %,d orders, seed %d, %s; heap at most %,d MB; load average %.1f",
                customers,
                orders,
                SEED,
                DAY,
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        bench.all();
    }

    private void all() throws IOException, SQLException {
        new PureGrading(book, DAY, report).run(orders);
        try (BenchHome home = new BenchHome()) {
            DayClock clock = new DayClock(DAY, home.config().hub().zone());
            ScoreTable[] scores = {null};
            Took hub = live(home, clock, book.customers() / 100, scores);
            // At once: a machine may be another a few minutes later.
            try (GradePeers peers = new GradePeers(book, report)) {
                double duck = peers.duckDb(DAY, scores[0]);
                double postgres = peers.postgreSql(DAY, scores[0]);
                ratio("new day, changes written / DuckDB", hub.newDay / duck, 1.5);
                ratio("first grading, all stored / DuckDB", hub.first / duck, 6);
                ratio("first grading, all stored / PostgreSQL", hub.first / postgres, 1);
            }
            ratio("new day / first grading", hub.newDay / hub.first, 0.2);
            ratio("1 % changed customers / first grading", hub.few / hub.first, 0.05);
            allModels(home, clock);
        }
        report.bytes("heap, most after a collection", heap.takePeak());
        report.bytes("memory of the process", PeakMemory.bytes());
    }

    /** A small hub; as many customers of it change as of the large one, whose code is compiled then. */
    private void warmUp() throws IOException {
        try (BenchHome home = new BenchHome()) {
            allModels(home, warmUp(home));
        }
        // Once more: other models make the compiler think again.
        try (BenchHome home = new BenchHome()) {
            warmUp(home);
        }
    }

    private DayClock warmUp(BenchHome home) throws IOException {
        DayClock clock = new DayClock(DAY, home.config().hub().zone());
        live(home, clock, 10_000, new ScoreTable[1]);
        return clock;
    }

    private void ratio(String what, double value, double most) {
        report.ratio("G6", what, value, "<= " + most, value <= most);
    }

    private void allModels(BenchHome home, DayClock clock) throws IOException {
        Path rules = home.file("config").resolve("grading").resolve("standard.yaml");
        Files.createDirectories(rules.getParent());
        Files.copy(GradeBench.class.getResourceAsStream("all-models.yaml"), rules, StandardCopyOption.REPLACE_EXISTING);
        try (Hub hub = home.open(clock)) {
            activate(hub, clock.today());
            graded("all models: first grading", hub, clock.today(), false);
            clock.nextDay();
            graded("all models: a new day", hub, clock.today(), false);
        }
    }

    /** Puts the rules of the file to use, as two persons would. */
    private static void activate(Hub hub, LocalDate day) {
        Ruleset rules = hub.config().ruleset();
        hub.reports().simulating().simulate(rules, day);
        hub.steppingRulesets().approve(rules, "one");
        hub.steppingRulesets().approve(rules, "two");
        hub.steppingRulesets().activate(rules, day, "one");
    }

    private void fill(Hub hub) {
        GradeStock stock = new GradeStock(hub.store(), book, (int) DAY.toEpochDay());
        Watch watch = new Watch();
        stock.fill();
        report.time("(customers put into the store", watch.seconds(), book.customers());
        report.time(" of it their behaviour, orders/s)", stock.behaviourSeconds(), orders);
        report.line("segments", "%,9d", stock.segments());
        heap.takePeak();
    }

    /** @param few customers that change */
    private Took live(BenchHome home, DayClock clock, int few, ScoreTable[] scores) throws IOException {
        try (Hub hub = home.open(clock)) {
            fill(hub);
            double first = graded("first grading, all stored", hub, clock.today(), false);
            scores[0] = scores(hub);
            graded("the same again, --all", hub, clock.today(), true);
            clock.nextDay();
            double newDay = graded("a new day", hub, clock.today(), false);
            double changed = changed(hub, clock, few);
            singles(hub, clock);
            return new Took(first, newDay, changed);
        }
    }

    private double graded(String what, Hub hub, LocalDate day, boolean all) {
        Watch watch = new Watch();
        GradeRun run = hub.grading().grade(day, all);
        double seconds = watch.seconds();
        report.line(
                what,
                "%,9.2f s  %,12.0f customers/s  %,12.0f orders/s  %,.2f s of processor time; %,d looked at, %,d written",
                seconds,
                run.customers() / seconds,
                orders / seconds,
                watch.cpuSeconds(),
                run.customers(),
                run.written());
        return seconds;
    }

    /** An order of today for some customers, and then their grading: the median of some draws. */
    private double changed(Hub hub, DayClock clock, int customers) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            new GradeStock(hub.store(), book, (int) clock.today().toEpochDay()).order(draw(customers, SEED + i));
            times[i] = graded("%,d changed customers".formatted(customers), hub, clock.today(), false);
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private void singles(Hub hub, DayClock clock) {
        double[] times = new double[SINGLES];
        long segments = 0;
        int[] drawn = draw(SINGLES, SEED + ROUNDS);
        for (int i = 0; i < SINGLES; i++) {
            GradeStock stock =
                    new GradeStock(hub.store(), book, (int) clock.today().toEpochDay());
            stock.order(new int[] {drawn[i]});
            segments += stock.segmentsOf(drawn[i]);
            Watch watch = new Watch();
            hub.grading().grade(clock.today(), false);
            times[i] = watch.seconds() * 1e3;
        }
        Arrays.sort(times);
        report.line(
                "one new order, one customer",
                "%,9.2f ms median, %.2f to %.2f; %.1f segments of its own read",
                times[SINGLES / 2],
                times[0],
                times[SINGLES - 1],
                segments / (double) SINGLES);
    }

    private int[] draw(int customers, long seed) {
        return new SplittableRandom(seed)
                .ints(1, book.customers() + 1)
                .distinct()
                .limit(Math.max(1, customers))
                .toArray();
    }

    private ScoreTable scores(Hub hub) {
        ScoreTable scores = new ScoreTable(book.customers());
        GradeRow[] abc = {null};
        hub.store().read(tx -> {
            tx.grades().scan(grade -> {
                if (grade.model().equals("abc")) {
                    abc[0] = grade;
                } else if (grade.model().equals("rfm") && grade.status().equals("SCORED")) {
                    scores.put(
                            grade.customer(),
                            digit(grade, "\"R\":"),
                            digit(grade, "\"F\":"),
                            digit(grade, "\"M\":"),
                            String.valueOf(abc[0].gradeClass()).charAt(0));
                }
            });
            return scores;
        });
        return scores;
    }

    private static int digit(GradeRow grade, String before) {
        String inputs = grade.inputs().toString();
        return inputs.charAt(inputs.indexOf(before) + before.length()) - '0';
    }
}
