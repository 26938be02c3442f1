package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * Whom RFM compares with: the borders of each score, and the sums of the scores for the mean.
 *
 * @param recency borders of minus days since the last order, so that more is better
 * @param money borders in hundredths
 */
record RfmReference(
        int population, Borders recency, Borders frequency, Borders money, long sumR, long sumF, long sumM) {

    static RfmReference of(RfmSettings settings, Population customers, int asOf) {
        int ranked = 0;
        for (int i = 0; i < customers.size(); i++) {
            ranked += customers.ranked(i) ? 1 : 0;
        }
        RfmSettings.Cuts cuts = settings.cuts();
        Borders r;
        Borders f;
        Borders m;
        if (cuts != null) {
            r = Borders.fixed(days(cuts.days()));
            f = Borders.fixed(
                    cuts.orders().stream().mapToLong(Integer::longValue).toArray());
            m = Borders.fixed(
                    cuts.money().stream().mapToLong(RfmReference::cents).toArray());
        } else {
            long[] column = new long[ranked];
            r = quantile(settings, customers, column, i -> customers.lastDay(i) - (long) asOf);
            f = quantile(settings, customers, column, customers::frequency);
            m = quantile(settings, customers, column, customers::money);
        }
        long[] sums = new long[3];
        for (int i = 0; i < customers.size(); i++) {
            if (customers.ranked(i)) {
                sums[0] += r.score(customers.lastDay(i) - (long) asOf);
                sums[1] += f.score(customers.frequency(i));
                sums[2] += m.score(customers.money(i));
            }
        }
        return new RfmReference(ranked, r, f, m, sums[0], sums[1], sums[2]);
    }

    /** A value of the customer at a position of the population. */
    private interface Column {
        long at(int i);
    }

    private static Borders quantile(RfmSettings settings, Population customers, long[] values, Column column) {
        int next = 0;
        for (int i = 0; i < customers.size(); i++) {
            if (customers.ranked(i)) {
                values[next++] = column.at(i);
            }
        }
        sort(values);
        return Borders.quantile(values, settings.k(), settings.ties());
    }

    /** Days and orders lie close together: those are counted, not compared. */
    private static void sort(long[] values) {
        long least = Arrays.stream(values).min().orElse(0);
        long greatest = Arrays.stream(values).max().orElse(0);
        if (greatest - least >= values.length) {
            Arrays.parallelSort(values);
            return;
        }
        int[] counts = new int[(int) (greatest - least) + 1];
        for (long value : values) {
            counts[(int) (value - least)]++;
        }
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(values, at, at += counts[i], least + i);
        }
    }

    /** Days up to the first cut are the best score: minus the largest cut is the lowest border. */
    private static long[] days(List<Integer> cuts) {
        long[] borders = new long[cuts.size()];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = -cuts.get(borders.length - 1 - i);
        }
        return borders;
    }

    private static long cents(BigDecimal money) {
        return money.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    void write(ByteWriter out) {
        out.unsigned(population);
        recency.write(out);
        frequency.write(out);
        money.write(out);
        out.unsigned(sumR);
        out.unsigned(sumF);
        out.unsigned(sumM);
    }

    static RfmReference read(ByteReader in) {
        return new RfmReference(
                (int) in.unsigned(),
                Borders.read(in),
                Borders.read(in),
                Borders.read(in),
                in.unsigned(),
                in.unsigned(),
                in.unsigned());
    }
}
