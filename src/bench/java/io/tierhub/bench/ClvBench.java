package io.tierhub.bench;

import io.tierhub.grade.ClvProbe;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * {@code clv}: learning the models from drawn customers and forecasting each of them, beside plain loops over the published
 * formulas: one pass of the likelihood, of which a plain fit takes some 400, and the value of each customer month by month.
 */
final class ClvBench {
    private static final long SEED = 1;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Report report = new Report();
    private double sum;

    static void run(List<Long> sizes) {
        for (long size : sizes) {
            new ClvBench().run(Math.toIntExact(size));
        }
    }

    private void run(int customers) {
        ClvProbe probe = new ClvProbe(customers, SEED);
        report.title(
                "clv: %,d customers drawn by BG/NBD and Gamma-Gamma, seed %d, %,d different histories; processor time",
                customers, SEED, probe.histories());
        double first = seconds(() -> probe.learn().length());
        double learn = median(() -> probe.learn().length());
        double pass = median(probe::bareLikelihood);
        double forecast = median(probe::forecast);
        double bare = median(probe::bareForecast);
        report.line("learned", "%s", probe.learn());
        report.time("learn, first", first, customers);
        report.time("learn, median of " + ROUNDS, learn, customers);
        report.time("one plain pass of the likelihood", pass, customers);
        report.line("learning in plain passes", "%9.1f", learn / pass);
        report.time("forecast", forecast, customers);
        report.time("forecast, plain", bare, customers);
        report.line("forecast, customers/s of the hub / plain", "%9.1f", bare / forecast);
        report.line("value of all, hub and plain", "%,.2f  %,.2f", probe.forecast(), probe.bareForecast());
        report.line(
                "load average",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.line("(results, so that none is left out)", "%.0f", sum);
    }

    private double median(DoubleSupplier work) {
        double[] times = new double[ROUNDS];
        sum += work.getAsDouble(); // warms up
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = seconds(work);
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private double seconds(DoubleSupplier work) {
        long start = THREADS.getCurrentThreadCpuTime();
        sum += work.getAsDouble();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
