package io.tierhub.bench;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Segments;
import io.tierhub.behaviour.Timeline;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The pure rooms alone, on one thread: segments to behaviour, reference, and the outcome of every customer. */
final class PureGrading {
    private static final int CHUNK = 5_000;

    private final OrderBook book;
    private final int asOf;
    private final Report report;

    PureGrading(OrderBook book, LocalDate day, Report report) {
        this.book = book;
        this.asOf = (int) day.toEpochDay();
        this.report = report;
    }

    void run(long orders) {
        Ruleset rules = Ruleset.defaults("standard");
        Kinds kinds = Kinds.of(List.of(
                new Kind((short) 1, Entity.ORDERS, "PAID", "CNY"),
                new Kind((short) 2, Entity.ORDERS, "CANCELLED", "CNY")));
        BehaviourFold fold = new BehaviourFold(rules.foldRules(asOf, kinds, Rates.of("CNY", List.of())));
        Timeline line = new Timeline();
        Population population = new Population();
        double folding = 0;
        for (int from = 1; from <= book.customers(); from += CHUNK) {
            List<byte[]> segments = segments(from, Math.min(book.customers(), from + CHUNK - 1));
            Watch watch = new Watch();
            for (int i = 0; i < segments.size(); i++) {
                Behaviour behaviour = fold.fold(line.clear().add(0, segments.get(i)));
                population.add(GradeInput.of(new CustomerId(from + i), behaviour, rules, Set.of()));
            }
            folding += watch.seconds();
        }
        report.time("pure: fold, orders/s", folding, orders);
        Watch watch = new Watch();
        Reference reference = population.reference(rules, asOf);
        report.time("pure: reference", watch.seconds(), book.customers());
        Grading grading = new Grading(rules, reference, asOf);
        Watch outcomes = new Watch();
        long stamps = 0;
        for (int i = 0; i < population.size(); i++) {
            stamps += grading.outcome(population.get(i)).stamp();
        }
        report.time("pure: outcomes", outcomes.seconds(), book.customers());
        Watch whole = new Watch();
        for (int i = 0; i < population.size(); i++) {
            stamps += grading.grade(population.get(i)).grades().size();
        }
        report.time("pure: whole grades with reasons", whole.seconds(), book.customers());
        report.line("(results, so that none is left out)", "%d", stamps);
    }

    /** All of a customer in one, of what would be stored in several only the first 64 KiB. */
    private List<byte[]> segments(int first, int last) {
        List<byte[]> segments = new ArrayList<>();
        for (int customer = first; customer <= last; customer++) {
            int number = customer;
            List<Event> events = new ArrayList<>();
            book.of(number, (day, cents, counted) -> events.add(OrderBook.event(
                    number, events.size(), day, cents, (short) (counted ? 1 : 2), asOf * 86_400)));
            List<io.tierhub.behaviour.Segment> made = Segments.append(null, events);
            segments.add(made.isEmpty() ? new byte[] {1} : made.get(0).data());
        }
        return segments;
    }
}
