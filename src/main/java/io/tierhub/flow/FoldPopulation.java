package io.tierhub.flow;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Known;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Timeline;
import io.tierhub.behaviour.WindowEdges;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.InputFlag;
import io.tierhub.grade.InputReader;
import io.tierhub.grade.Population;
import io.tierhub.grade.Ruleset;
import io.tierhub.master.GoldenValue;
import io.tierhub.master.Standing;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.BehaviourPast.Versions;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.FactKinds;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the behaviour of all customers, or of some, as of a day. Segments of a customer with one source record are folded
 * as they stream by; those of others are kept until all have come.
 */
final class FoldPopulation {
    private final Tx tx;
    private final InputReader reader;
    private final BehaviourFold fold;
    private final Timeline line = new Timeline();
    /** What the ruleset asks of golden records, by customer; those of whom nothing is known are left out. */
    private final Map<Long, Map<String, String>> golden = new HashMap<>();

    /** What gave way, by source record; empty where all that is known now counts. */
    private final Map<Integer, List<Versions>> past = new HashMap<>();

    private boolean backThen;
    private long pastAfter;

    private Watch watch = (at, did) -> {};
    private @Nullable WindowEdges edges;
    private @Nullable LoneRecords lone;

    /** Sees what each customer did, in no order, with its position in the population. */
    @FunctionalInterface
    interface Watch {
        void saw(int at, Behaviour did);
    }

    FoldPopulation(Tx tx, Ruleset ruleset, Rates rates, int asOf) {
        this(tx, ruleset, rates, asOf, Long.MAX_VALUE);
    }

    /** @param knownBy epoch seconds: see {@link io.tierhub.behaviour.FoldRules} */
    FoldPopulation(Tx tx, Ruleset ruleset, Rates rates, int asOf, long knownBy) {
        this.tx = tx;
        reader = new InputReader(ruleset, asOf);
        List<Kind> kinds = new ArrayList<>();
        for (FactKinds.Kind kind : tx.kinds().all()) {
            kinds.add(new Kind((short) kind.id(), kind.entity(), kind.name(), kind.currency()));
        }
        this.fold = new BehaviourFold(
                ruleset.foldRules(asOf, Kinds.of(kinds), rates).knownBy(knownBy));
    }

    /** The same of what was known at some time; golden records are those of today. */
    FoldPopulation knowing(Known known) {
        line.knowing(known);
        backThen = known != Known.ALL;
        return this;
    }

    /** The same of what was known at an instant, epoch seconds. */
    FoldPopulation knownAt(long seconds) {
        pastAfter = seconds;
        return knowing(Known.at(seconds));
    }

    /** Shows what is folded of all customers. */
    FoldPopulation watchedBy(Watch eyes) {
        watch = eyes;
        return this;
    }

    /** Notes until when what is folded stays as it is, by the position of each customer in the result. */
    FoldPopulation noting(WindowEdges until) {
        edges = until;
        return this;
    }

    /** Asks the store for no record and no standing that is known. */
    FoldPopulation trusting(@Nullable LoneRecords known) {
        lone = known;
        return this;
    }

    /** Every customer that is graded or excluded, by number. */
    Population all() {
        return all(Owners.read(tx));
    }

    /** The same, where it is read already whose facts count for whom. */
    Population all(Owners owners) {
        if (!reader.fields().isEmpty()) {
            tx.customers().scan(this::remember);
        }
        if (backThen) {
            tx.behaviourPast().scanAfter(pastAfter, this::gone);
        }
        Population population = new Population(owners.customers());
        BitSet known = new BitSet(owners.size());
        SegmentsOf fold = (at, segments) -> {
            population.set(at, input(at, owners.customer(at), owners.standing(at), segments));
            known.set(at);
        };
        try (FoldAhead ahead = new FoldAhead(fold)) {
            stream(owners, ahead);
            ahead.settle();
        }
        for (int i = known.nextClearBit(0); i < owners.size(); i = known.nextClearBit(i + 1)) {
            fold.take(i, List.of());
        }
        return population;
    }

    /** Shows the {@link Watch} what customers did, of whom anything is known, and keeps none of it; how many customers there are. */
    int look() {
        Owners owners = Owners.read(tx);
        stream(owners, (at, segments) -> watch.saw(at, behaviour(segments)));
        return owners.size();
    }

    /** Takes the segments of one customer, by its position; the list is its own only while it does. */
    interface SegmentsOf {
        void take(int at, List<Segment> segments);
    }

    private void stream(Owners owners, SegmentsOf sink) {
        Map<Integer, List<Segment>> kept = new HashMap<>();
        List<Segment> run = new ArrayList<>();
        tx.behaviour().scan(segment -> {
            if (!run.isEmpty() && run.get(0).record() != segment.record()) {
                place(owners, run, sink, kept);
                run.clear();
            }
            run.add(segment);
        });
        place(owners, run, sink, kept);
        kept.forEach(sink::take);
    }

    private static void place(Owners owners, List<Segment> run, SegmentsOf sink, Map<Integer, List<Segment>> kept) {
        int at = run.isEmpty() ? -1 : owners.of(run.get(0).record());
        if (at < 0) {
            return;
        }
        if (owners.alone(at)) {
            sink.take(at, run);
        } else {
            kept.computeIfAbsent(at, i -> new ArrayList<>()).addAll(run);
        }
    }

    /** Takes what one customer did. */
    interface BehaviourSink {
        void accept(long customer, Behaviour behaviour);
    }

    /** What some customers did up to the day; contacts and those that are no customers any more are left out. */
    void behaviours(long[] customers, BehaviourSink sink) {
        WhoCounts who = WhoCounts.read(tx, customers, lone);
        Map<Long, Standing> standings = who.standings();
        Map<Long, List<Segment>> segments = segments(who.owners());
        for (long customer : customers) {
            if (standings.containsKey(customer) && standings.get(customer) != Standing.CONTACT) {
                sink.accept(customer, behaviour(segments.getOrDefault(customer, List.of())));
            }
        }
    }

    private Map<Long, List<Segment>> segments(Map<Integer, Long> owners) {
        Map<Long, List<Segment>> segments = new HashMap<>();
        int[] records =
                owners.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        if (backThen) {
            tx.behaviourPast().of(records).forEach(this::gone);
        }
        for (Segment segment : tx.behaviour().segmentsOf(records)) {
            segments.computeIfAbsent(owners.get(segment.record()), c -> new ArrayList<>())
                    .add(segment);
        }
        return segments;
    }

    /** Some customers, in the order of their numbers; those that are no customers any more, or contacts, are left out. */
    List<GradeInput> some(long[] customers) {
        WhoCounts who = WhoCounts.read(tx, customers, lone);
        Map<Long, Standing> standings = who.standings();
        Map<Long, List<Segment>> segments = segments(who.owners());
        if (!reader.fields().isEmpty()) {
            tx.customers().byIds(customers).forEach(this::remember);
        }
        List<GradeInput> inputs = new ArrayList<>();
        for (long customer : Arrays.stream(customers).sorted().toArray()) {
            Standing standing = standings.get(customer);
            if (standing != null && standing != Standing.CONTACT) {
                inputs.add(input(inputs.size(), customer, standing, segments.getOrDefault(customer, List.of())));
            }
        }
        return inputs;
    }

    private GradeInput input(int at, long customer, Standing standing, List<Segment> segments) {
        Behaviour behaviour = behaviour(segments);
        watch.saw(at, behaviour);
        if (edges != null) {
            edges.put(at, fold);
        }
        Set<InputFlag> flags = standing == Standing.EXCLUDED ? Set.of(InputFlag.EXCLUDED) : Set.of();
        return reader.read(new CustomerId(customer), behaviour, golden.getOrDefault(customer, Map.of()), flags);
    }

    private Behaviour behaviour(List<Segment> segments) {
        line.clear();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            line.add(segment.number(), segment.data());
            boolean last = i == segments.size() - 1 || segments.get(i + 1).record() != segment.record();
            if (last && !past.isEmpty()) {
                past.getOrDefault(segment.record(), List.of())
                        .forEach(each -> line.addPast(each.data(), each.goneAt()));
            }
        }
        return fold.fold(line);
    }

    private void gone(Versions versions) {
        past.computeIfAbsent(versions.record(), record -> new ArrayList<>(1)).add(versions);
    }

    private void remember(CustomerRow customer) {
        Map<String, String> asked = new HashMap<>();
        for (GoldenValue value : customer.golden()) {
            if (reader.fields().contains(value.field())) {
                asked.put(value.field(), value.value());
            }
        }
        if (!asked.isEmpty()) {
            golden.put(customer.id(), asked);
        }
    }
}
