package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Grades a past day apart from the live state: what a customer did after it does not count. */
final class ReplayGrades {
    private final Store store;
    private final Rates rates;
    private final BusinessClock clock;
    private final Function<Ruleset, WriteGrades> writers;
    private final Stopping stopping;

    ReplayGrades(
            Store store, Rates rates, BusinessClock clock, Function<Ruleset, WriteGrades> writers, Stopping stopping) {
        this.store = store;
        this.rates = rates;
        this.clock = clock;
        this.writers = writers;
        this.stopping = stopping;
    }

    /** @param at what counts is what was known then; null: what is known now */
    GradeRun replay(Ruleset ruleset, int asOf, @Nullable AsKnown at) {
        Population population = store.read(tx -> population(tx, ruleset, asOf, at));
        Reference reference = store.read(tx -> at == null
                        ? ChooseReference.of(tx, ruleset, asOf)
                        : ChooseReference.known(tx, ruleset, asOf, at))
                .replay(population);
        long now = clock.now().toEpochMilli();
        long knownAt = at == null ? now : at.ms();
        GradePass pass = new GradePass(
                ruleset,
                new Grading(ruleset, reference, asOf),
                asOf,
                knownAt,
                writers.apply(ruleset),
                store.read(tx -> at == null ? PersonsSay.read(tx, asOf) : PersonsSay.known(tx, asOf, at)),
                new TierTally(),
                StoredStamps.none());
        String key = key(ruleset, asOf, reference, at);
        long id = store.transaction(Effect.REPLAY_BEGUN, tx -> tx.replays().start(key, asOf, knownAt, ruleset.id()));
        for (int from = 0; from < population.size(); from += GradePass.BATCH) {
            stopping.check();
            List<GradeInput> batch = batch(population, from);
            store.transaction(Effect.REPLAY_GRADED, tx -> {
                pass.writer().replay(tx, id, pass, batch);
                return id;
            });
        }
        store.transaction(Effect.REPLAY_DONE, tx -> {
            tx.replays().finish(id, now);
            return id;
        });
        return new GradeRun(true, population.size(), population.size(), Map.of());
    }

    private Population population(Tx tx, Ruleset ruleset, int asOf, @Nullable AsKnown at) {
        long dayOver =
                LocalDate.ofEpochDay(asOf + 1L).atStartOfDay(clock.zone()).toEpochSecond();
        FoldPopulation fold = new FoldPopulation(tx, ruleset, rates, asOf, dayOver - 1);
        return (at == null ? fold : fold.knownAt(at.seconds())).all();
    }

    /** What replays are told apart by: one takes the place of an earlier one of its key. */
    private String key(Ruleset ruleset, int asOf, Reference reference, @Nullable AsKnown at) {
        return asOf + " " + ruleset.id() + " " + clock.zone() + " " + reference.asOf()
                + (reference.learned() == reference.asOf() ? "" : " " + reference.learned())
                + (at == null ? "" : " " + at.ms());
    }

    private static List<GradeInput> batch(Population population, int from) {
        List<GradeInput> batch = new ArrayList<>(GradePass.BATCH);
        for (int i = from; i < Math.min(population.size(), from + GradePass.BATCH); i++) {
            batch.add(population.get(i));
        }
        return batch;
    }
}
