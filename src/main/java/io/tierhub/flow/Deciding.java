package io.tierhub.flow;

import io.tierhub.match.Constraint;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.PairExplanation;
import io.tierhub.match.Partition;
import io.tierhub.match.Reclustering;
import io.tierhub.match.Veto;
import io.tierhub.store.Decisions.Kind;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of a person about which source records are one customer. Each is one transaction: the decision, which no later
 * run overrides, and all that follows from it at once. The same decision again changes nothing.
 */
public final class Deciding {
    /** The most pairs of records that one decision keeps apart. */
    static final int MAX_PAIRS = 10_000;

    /** Of larger customers so many records are compared for the pair that speaks most. */
    private static final int COMPARED = 10;

    private final CommitDecision commit;

    /** Who says so, and why. */
    public record Said(String by, @Nullable String note) {}

    /**
     * What became of it.
     *
     * @param number of the decision; an earlier one that says the same, if there is one
     * @param fresh whether it is new
     * @param moved source records that went to another customer
     * @param customers that it is about, as they are now
     */
    public record Decided(long number, boolean fresh, int moved, List<CustomerId> customers) {}

    /** The decision cannot stand, or not as it was said; the message says why and what to do. Nothing was changed. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    public Deciding(Store store, MasterLock lock, Regroup regroup, ChangePins pins, BusinessClock clock) {
        this.commit = new CommitDecision(store, lock, regroup, pins, clock);
    }

    /**
     * Two customers, or the customers of two records, are one.
     *
     * @throws Explaining.UnknownException if one is not known
     * @throws RefusedException if an earlier decision says otherwise
     */
    public Decided same(String one, String other, Said said) {
        return commit.run(said, (sides, contradictions, matches, number) -> {
            Side a = sides.of(one);
            Side b = sides.of(other);
            refuseOneCustomer(a, b, "name two of its source records to keep them together for good");
            PairExplanation pair = best(matches, a, b);
            Constraint earlier = matches.joined(pair.a(), pair.b()).orElse(null);
            if (earlier != null) {
                return Step.known(Kind.SAME, earlier, pair.a(), pair.b());
            }
            contradictions.refuseApart(a.customer(), b.customer());
            return new Step(
                    Kind.SAME,
                    0,
                    List.of(new Constraint(number, pair.a(), pair.b(), true)),
                    index -> Partition.joining(members(index, a.customer(), b.customer())),
                    pair.a(),
                    pair.b());
        });
    }

    /**
     * Two customers, or the customers of two records, are never one. Two records of one customer are parted, and each of its
     * others goes where it matches.
     *
     * @throws Explaining.UnknownException if one is not known
     * @throws RefusedException if an earlier decision says otherwise
     */
    public Decided different(String one, String other, Said said) {
        return commit.run(said, (sides, contradictions, matches, number) -> {
            Side a = sides.of(one);
            Side b = sides.of(other);
            refuseOneCustomer(
                    a,
                    b,
                    "name two of its source records, or take some out: tierhub review split "
                            + new CustomerId(a.customer()) + " SYSTEM:KEY...");
            Constraint earlier = apart(matches, a.records(), b.records());
            if (earlier != null) {
                return Step.known(Kind.DIFFERENT, earlier, a.records()[0], b.records()[0]);
            }
            contradictions.refuseJoined(a.records(), b.records());
            return new Step(
                    Kind.DIFFERENT,
                    0,
                    pairs(a.records(), b.records(), number),
                    a.customer() == b.customer() ? index -> Reclustering.of(index, index.members(a.customer())) : null,
                    a.records()[0],
                    b.records()[0]);
        });
    }

    /**
     * Some source records of a customer are another one, and never the same as those that stay.
     *
     * @throws Explaining.UnknownException if one is not known
     * @throws RefusedException if they are not all of that customer, or all there are, or an earlier decision says otherwise
     */
    public Decided split(String customer, List<String> keys, Said said) {
        return commit.run(said, (sides, contradictions, matches, number) -> {
            long of = sides.of(customer).customer();
            int[] out = keys.stream()
                    .mapToInt(key -> recordOf(sides.of(key), of))
                    .distinct()
                    .sorted()
                    .toArray();
            int[] members = matches.members(of);
            int[] rest = Arrays.stream(members)
                    .filter(record -> Arrays.binarySearch(out, record) < 0)
                    .toArray();
            if (rest.length == 0) {
                throw new RefusedException(
                        "these are all source records of " + new CustomerId(of) + "; name those that are to leave it");
            }
            contradictions.refuseJoined(out, rest);
            List<Constraint> links = pairs(out, rest, number);
            for (int i = 1; i < out.length; i++) {
                links.add(new Constraint(number, out[0], out[i], true));
            }
            return new Step(Kind.SPLIT, 0, links, index -> Partition.splitting(members, out), rest[0], out[0]);
        });
    }

    /**
     * Takes a decision back. The customers that it was about are matched anew; of a pin, the golden record is built anew.
     *
     * @throws RefusedException if there is no such decision, or it was taken back before
     */
    public Decided withdraw(long number, Said said) {
        return commit.withdraw(number, said);
    }

    private static void refuseOneCustomer(Side a, Side b, String remedy) {
        boolean recordsOfOne = !a.whole() && !b.whole() && a.records()[0] != b.records()[0];
        if (a.customer() == b.customer() && !recordsOfOne) {
            throw new RefusedException(a.name() + " and " + b.name() + " are one customer already, "
                    + new CustomerId(a.customer()) + "; " + remedy);
        }
    }

    private static int recordOf(Side side, long customer) {
        if (side.whole()) {
            throw new IllegalArgumentException(
                    "not a source key: '" + side.name() + "' (expected SYSTEM:KEY, as in erp:C0001)");
        }
        if (side.customer() != customer) {
            throw new RefusedException(side.name() + " is a source record of " + new CustomerId(side.customer())
                    + ", not of " + new CustomerId(customer) + "; tierhub explain " + new CustomerId(customer)
                    + " lists those it has");
        }
        return side.records()[0];
    }

    /** The pair of two sides that speaks most for their being one. */
    private static PairExplanation best(MatchIndex matches, Side a, Side b) {
        PairExplanation best = matches.explain(a.records()[0], b.records()[0]);
        if (best.vetoes().contains(Veto.PARTY_TYPE)) {
            throw new RefusedException(
                    a.name() + " and " + b.name() + " are a person and an organization, which are never"
                            + " one customer; map account: in the system file of the person to make it a contact");
        }
        for (int one : a.compared(COMPARED)) {
            for (int other : b.compared(COMPARED)) {
                PairExplanation pair = matches.explain(one, other);
                best = pair.total() > best.total() ? pair : best;
            }
        }
        return best;
    }

    /** An earlier decision, if all pairs of two sides are decided to be different; else null. */
    private static @Nullable Constraint apart(MatchIndex matches, int[] some, int[] others) {
        Constraint last = null;
        for (int one : some) {
            for (int other : others) {
                last = matches.apart(new int[] {one}, new int[] {other}).orElse(null);
                if (last == null) {
                    return null;
                }
            }
        }
        return last;
    }

    /** All pairs across two sides, kept apart. */
    static List<Constraint> pairs(int[] some, int[] others, long number) {
        if ((long) some.length * others.length > MAX_PAIRS) {
            throw new RefusedException("that keeps " + some.length + " source records apart from " + others.length
                    + ", and a decision can keep " + MAX_PAIRS + " pairs apart; name fewer records");
        }
        List<Constraint> pairs = new ArrayList<>();
        for (int one : some) {
            for (int other : others) {
                pairs.add(new Constraint(number, one, other, false));
            }
        }
        return pairs;
    }

    /** The records of two customers, or of one, ascending. */
    static int[] members(MatchIndex matches, long one, long other) {
        return IntStream.concat(Arrays.stream(matches.members(one)), Arrays.stream(matches.members(other)))
                .distinct()
                .sorted()
                .toArray();
    }
}
