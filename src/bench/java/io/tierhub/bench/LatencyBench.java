package io.tierhub.bench;

import io.tierhub.Hub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code latency}: new customers arrive one by one at {@code POST /in} of a hub that holds many, and each is a golden record,
 * a grade and a signed webhook before it has come to its end. Beside it, in turns and at the same pace, a loop of one
 * durable commit and one request to the same receiver.
 */
final class LatencyBench {
    private static final double PER_SECOND = 50;
    private static final int RECORDS = 500;
    private static final int ROUNDS = 4;
    /** Rounds before the first that counts: at this pace other code is hot than at the quicker one. */
    private static final int UNCOUNTED = 2;

    /** Records before, at a quicker pace: a hub runs for days, so its code is compiled. */
    private static final int WARM = 20_000;

    private static final double WARM_PER_SECOND = 200;

    private static final double GOAL = 5;
    private static final Pattern KEY = Pattern.compile("\"crm\":\"([^\"]+)\"");

    private final Report report = new Report();
    private final Arrivals.Ends ends = new Arrivals.Ends();
    private final LatencyHome home;
    private final BareReceiver receiver;
    private int bareRecords;

    private LatencyBench(LatencyHome home, BareReceiver receiver) {
        this.home = home;
        this.receiver = receiver;
        receiver.tell(body -> {
            String text = new String(body, StandardCharsets.UTF_8);
            Matcher key = KEY.matcher(text);
            ends.told(key.find() ? key.group(1) : text);
        });
    }

    static void run(long customers) throws IOException, SQLException {
        try (BareReceiver receiver = new BareReceiver();
                LatencyHome home = new LatencyHome(customers, receiver.url())) {
            new LatencyBench(home, receiver).measure(customers);
        }
    }

    private void measure(long customers) throws IOException, SQLException {
        report.title(
                "latency: %.0f records/s into a hub of %,d rows, load average %.1f", PER_SECOND, customers, load());
        home.fill();
        List<double[]> hub = new ArrayList<>();
        List<double[]> bare = new ArrayList<>();
        try (Hub running = home.start();
                BareCommits commits = new BareCommits(home.file("bare"));
                BareSender sender = new BareSender(receiver);
                Poster poster = new Poster(home.port())) {
            Arrivals.Bring toHub = key -> poster.post(home.row(key));
            Arrivals.Bring toBare = name -> bare(commits, sender, name);
            Arrivals quick = new Arrivals(WARM_PER_SECOND);
            quick.run(WARM, i -> home.nextKey(), toHub, ends);
            quick.run(WARM, i -> bareName(), toBare, ends);
            Arrivals arrivals = new Arrivals(PER_SECOND);
            for (int round = -UNCOUNTED; round < ROUNDS; round++) {
                double[] ofHub = arrivals.run(RECORDS, i -> home.nextKey(), toHub, ends);
                double[] ofBare = arrivals.run(RECORDS, i -> bareName(), toBare, ends);
                if (round >= 0) {
                    hub.add(ofHub);
                    bare.add(ofBare);
                }
            }
        }
        double ratio = p99("hub", hub) / p99("one commit and one request", bare);
        report.ratio("G8", "p99 of the hub / of the loop", ratio, "<= " + GOAL, ratio <= GOAL);
        report.line("load average at the end", "%9.1f", load());
    }

    private String bareName() {
        return "bare" + ++bareRecords;
    }

    private static void bare(BareCommits commits, BareSender sender, String name) throws SQLException {
        commits.commit(name);
        sender.post(name.getBytes(StandardCharsets.UTF_8));
    }

    private double p99(String what, List<double[]> rounds) {
        double[] took = rounds.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        report.line(
                what,
                "p50 %,8.1f ms   p95 %,8.1f ms   p99 %,8.1f ms   most %,8.1f ms",
                at(took, 0.5),
                at(took, 0.95),
                at(took, 0.99),
                took[took.length - 1]);
        report.line("  records that made an event", "%,9d of %,d", took.length, ROUNDS * RECORDS);
        return at(took, 0.99);
    }

    /** @param took ascending */
    private static double at(double[] took, double share) {
        return took[Math.min(took.length - 1, (int) (took.length * share))];
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
