package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.generator.Chance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One size of {@link ScaleBench}, in a process and a home of its own: loads and grades, and says what each took. */
final class ScaleProcess {
    static final String TOOK = "took ";
    private static final long SEED = 1;

    private ScaleProcess() {}

    public static void main(String[] args) throws IOException {
        long rows = Long.parseLong(args[0]);
        try (BenchHome home = new BenchHome(true, List.of())) {
            Path customers = home.file("customers-1.csv");
            new MessyCustomers(SEED).write(rows, customers);
            Path orders = orders(rows, home.file("orders-1.csv"));
            HeapWatch heap = new HeapWatch();
            try (Hub hub = home.open()) {
                Watch load = new Watch();
                hub.takeIn().file(BenchHome.SYSTEM, customers, done -> {});
                say("bulk", load, heap);
                Watch facts = new Watch();
                hub.takeIn().file(BenchHome.SYSTEM, orders, done -> {});
                say("orders", facts, heap);
                Watch grade = new Watch();
                hub.grading().grade(hub.clock().today(), false);
                say("grade", grade, heap);
            }
        }
    }

    /** One order for each row of the customers, by a seeded one of them. */
    private static Path orders(long rows, Path file) throws IOException {
        LocalDate newest = LocalDate.now();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("no,customer,day,amount\n");
            for (long n = 1; n <= rows; n++) {
                Chance chance = Chance.of(SEED ^ 0xC0, n);
                out.write(String.format(
                        Locale.ROOT,
                        "O%d,C%09d,%s,%d\n",
                        n,
                        chance.below(rows) + 1,
                        newest.minusDays(chance.below(700) + 1),
                        chance.between(5, 900)));
            }
        }
        return file;
    }

    private static void say(String what, Watch watch, HeapWatch heap) {
        System.out.println(TOOK + what + ' ' + watch.seconds() + ' ' + watch.cpuSeconds() + ' ' + heap.takePeak());
    }
}
