package io.tierhub.flow;

import io.tierhub.publish.MoveLimit;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a grading tells its targets from going out until it is known how many customers it moved; where those are too
 * many, until a person confirms. What it counts commits with the batches that it counts, so a run that was cut short is
 * counted on by the next one. Grading runs one at a time.
 */
public final class MoveGate {
    private static final Logger LOG = LoggerFactory.getLogger(MoveGate.class);
    private static final String KEY = "push.gate";

    private final int percent;
    private final List<String> targets;
    private boolean closed;
    private long graded;

    /**
     * A gate that is open.
     *
     * @param percent of the graded customers that one run may move
     * @param targets the systems that hear about tiers
     */
    public MoveGate(int percent, List<String> targets) {
        this.percent = percent;
        this.targets = List.copyOf(targets);
    }

    /**
     * What has been counted.
     *
     * @param held whether a person has to confirm; false: the run is still under way
     */
    record State(boolean held, long moved, long graded) {
        String format() {
            return (held ? "HELD " : "COUNTING ") + moved + " " + graded;
        }

        static State parse(String line) {
            String[] parts = line.split(" ");
            return new State(parts[0].equals("HELD"), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        String words() {
            return String.format(Locale.ROOT, "a grading moved %,d of %,d customers to another tier", moved, graded);
        }
    }

    /**
     * Begins a run. It is gated if it may move too many, or if one that was cut short has to be counted on.
     *
     * @param graded customers that have a tier
     * @param most customers that the run may touch
     */
    void begin(Tx tx, long graded, long most) {
        this.graded = graded;
        closed = MoveLimit.exceeded(most, graded, percent) || counting(tx);
    }

    /** Whether what the run tells must wait. */
    boolean closed() {
        return closed;
    }

    /** Counts what a batch has moved, in its transaction. */
    void count(Tx tx, long moved) {
        if (closed) {
            State before = state(tx);
            tx.meta()
                    .put(
                            KEY,
                            (before == null
                                            ? new State(false, moved, graded)
                                            : new State(before.held(), before.moved() + moved, before.graded()))
                                    .format());
        }
    }

    /** Ends the run: what it tells goes out, or is held. */
    void end(Store store) {
        if (closed) {
            State held = store.transaction(Effect.MOVES_SETTLED, this::settle);
            // Once: what later runs add to it is no other alarm.
            if (held != null) {
                LOG.error(
                        "What targets should hear is held: {}, more than the {} % of max_moved_percent. Look at it with:"
                                + " tierhub push --dry-run --diff, then let it go out with: tierhub push --confirm",
                        held.words(), percent);
            }
        }
    }

    private @Nullable State settle(Tx tx) {
        State counted = state(tx);
        if (counted == null) {
            return null;
        }
        if (counted.held()) {
            if (targets.stream().allMatch(target -> tx.vitals().waiting(target).held() == 0)) {
                open(tx);
            }
            return null;
        }
        if (MoveLimit.exceeded(counted.moved(), counted.graded(), percent)) {
            State held = new State(true, counted.moved(), counted.graded());
            tx.meta().put(KEY, held.format());
            return held;
        }
        open(tx);
        return null;
    }

    /** Whether a run was cut short and its events wait for the end of the next. */
    static boolean counting(Tx tx) {
        State state = state(tx);
        return state != null && !state.held();
    }

    /** Why events wait for a person; null if none do. */
    public static @Nullable String why(Tx tx) {
        State state = state(tx);
        return state != null && state.held() ? state.words() : null;
    }

    /** Lets out what is held, as a person has looked at it; how many events. */
    public int confirm(Store store) {
        int released = store.transaction(Effect.MOVES_CONFIRMED, tx -> {
            State state = state(tx);
            return state != null && state.held() ? open(tx) : 0;
        });
        if (released > 0) {
            LOG.info("{} events that were held go out, as a person confirmed", released);
        }
        return released;
    }

    private int open(Tx tx) {
        tx.meta().remove(KEY);
        return targets.stream().mapToInt(tx.outbox()::release).sum();
    }

    private static @Nullable State state(Tx tx) {
        String line = tx.meta().get(KEY);
        return line == null ? null : State.parse(line);
    }
}
