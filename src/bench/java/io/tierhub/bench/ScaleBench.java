package io.tierhub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** {@code scale}: load and grading of growing sizes, each in a process and a home of its own. */
final class ScaleBench {
    private static final double GOAL = 1.15;
    /** Rows up to which the heap is 1 GB; larger ones have as many times more. */
    private static final long ROWS_OF_A_GIGABYTE = 1_000_000;

    private final Report report = new Report();

    private ScaleBench() {}

    /** Seconds a row of each stage. */
    private record Took(double bulk, double orders, double grade) {}

    static void run(List<Long> sizes) throws IOException {
        ScaleBench bench = new ScaleBench();
        Took first = null;
        for (long rows : sizes) {
            Took took = bench.size(rows);
            if (first != null) {
                bench.ratio("bulk", took.bulk / first.bulk);
                bench.ratio("orders", took.orders / first.orders);
                bench.ratio("grade", took.grade / first.grade);
            }
            first = first == null ? took : first;
        }
    }

    private void ratio(String what, double value) {
        report.ratio("G10", what + ", processor time / linear", value, "<= " + GOAL, value <= GOAL);
    }

    private Took size(long rows) throws IOException {
        long heapMb = 1024 * Math.max(1, (rows + ROWS_OF_A_GIGABYTE - 1) / ROWS_OF_A_GIGABYTE);
        report.title(
                "scale: %,d rows and as many orders, heap at most %,d MB; load average %.1f",
                rows, heapMb, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (ChildProcess process = new ChildProcess(heapMb, ScaleProcess.class, Long.toString(rows))) {
            Took took = new Took(
                    stage(process, "bulk", rows), stage(process, "orders", rows), stage(process, "grade", rows));
            process.ended();
            return took;
        }
    }

    /** Seconds of processor time a row: on a machine that others use too, time says less. */
    private double stage(ChildProcess process, String what, long rows) throws IOException {
        String[] took = process.await(line -> line.startsWith(ScaleProcess.TOOK + what + ' '))
                .split(" ", -1);
        double cpu = Double.parseDouble(took[3]);
        report.time(what, Double.parseDouble(took[2]), rows);
        report.line(what + ", processor time", "%,9.2f s", cpu);
        report.bytes(what + ", heap after a collection", Long.parseLong(took[4]));
        return cpu / rows;
    }
}
