package io.tierhub.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/**
 * Which customer number each cluster of a new partition carries, and what that moves. A customer's number goes with the
 * majority of its records (on a tie, with its smallest record id); a cluster to which several numbers go keeps the smallest,
 * and the others redirect to it; a cluster to which none goes gets a new one.
 *
 * @param moves records whose customer changes, by record id
 * @param redirects numbers that no longer name a customer, ascending
 */
public record StableIds(List<Move> moves, List<Redirect> redirects) {

    /** One record goes from one customer to another. */
    public record Move(int record, long from, long to) {}

    /** A customer that is no more, and the customer that most of its records went to. */
    public record Redirect(long from, long to) {}

    /**
     * @param customerOf the present customer of a record id
     * @param newCustomer gives the number of a new customer
     */
    public static StableIds of(Partition partition, IntToLongFunction customerOf, LongSupplier newCustomer) {
        Map<Long, Integer> home = homes(partition, customerOf);
        long[] numbers = new long[partition.clusters()];
        home.forEach((number, cluster) -> {
            numbers[cluster] = numbers[cluster] == 0 ? number : Math.min(numbers[cluster], number);
        });
        for (int cluster = 0; cluster < numbers.length; cluster++) {
            numbers[cluster] = numbers[cluster] == 0 ? newCustomer.getAsLong() : numbers[cluster];
        }
        List<Redirect> redirects = new ArrayList<>();
        home.forEach((number, cluster) -> {
            if (numbers[cluster] != number) {
                redirects.add(new Redirect(number, numbers[cluster]));
            }
        });
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < partition.size(); i++) {
            long from = customerOf.applyAsLong(partition.record(i));
            long to = numbers[partition.cluster(i)];
            if (from != to) {
                moves.add(new Move(partition.record(i), from, to));
            }
        }
        return new StableIds(List.copyOf(moves), List.copyOf(redirects));
    }

    /** The cluster in which most records of each present customer are, by customer number. */
    private static Map<Long, Integer> homes(Partition partition, IntToLongFunction customerOf) {
        Map<Long, int[]> records = new HashMap<>();
        for (int i = 0; i < partition.size(); i++) {
            long customer = customerOf.applyAsLong(partition.record(i));
            int cluster = partition.cluster(i);
            records.merge(customer, new int[] {cluster}, StableIds::appended);
        }
        Map<Long, Integer> homes = new TreeMap<>();
        records.forEach((customer, clusters) -> homes.put(customer, mostFrequent(clusters)));
        return homes;
    }

    private static int[] appended(int[] some, int[] one) {
        int[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = one[0];
        return all;
    }

    /** On a tie the one that comes first. */
    private static int mostFrequent(int[] clusters) {
        int best = clusters[0];
        int bestCount = 0;
        for (int candidate : clusters) {
            int count = 0;
            for (int cluster : clusters) {
                count += cluster == candidate ? 1 : 0;
            }
            if (count > bestCount) {
                best = candidate;
                bestCount = count;
            }
        }
        return best;
    }
}
