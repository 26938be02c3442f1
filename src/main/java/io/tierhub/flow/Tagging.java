package io.tierhub.flow;

import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.Decisions;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TagsGiven.Given;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tags that persons give. One hangs on a source record and goes where that goes; no rule takes it away. Each step is one
 * transaction; the tag begins or ends when its customer, who is due, is graded.
 */
public final class Tagging {
    /** The most tags that persons give one customer. */
    static final int MOST = 30;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");

    private final Store store;
    private final MasterLock lock;
    private final BusinessClock clock;

    /**
     * What became of it.
     *
     * @param number of the decision, or of the newest that was taken back
     * @param fresh whether anything changed; false: the customer was tagged so already
     */
    public record Tagged(long number, boolean fresh, CustomerId customer, String tag) {}

    public Tagging(Store store, MasterLock lock, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Gives a tag.
     *
     * @param name a customer, or a source record for it to hang on
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws RefusedException if it is no name of a tag, or there are too many
     */
    public Tagged add(String name, String tag, Said said) {
        if (!NAME.matcher(tag).matches()) {
            throw new RefusedException("a tag is up to 40 letters, digits, _ and -, as in vip; '" + tag + "' is none");
        }
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Side side = Side.of(tx, state.matches(), name);
            List<Given> present = tx.tagsGiven().on(state.matches().members(side.customer()));
            for (Given each : present) {
                if (each.tag().equals(tag)) {
                    return new Tagged(each.decision(), false, new CustomerId(side.customer()), tag);
                }
            }
            if (present.stream().map(Given::tag).distinct().count() >= MOST) {
                throw new RefusedException(new CustomerId(side.customer()) + " has " + MOST
                        + " tags by persons, the most there are; take one away: tierhub tag remove");
            }
            long number = tx.decisions().next();
            Decision decision = new Decision(number, Decisions.Kind.TAG, said.by(), nowMs(), said.note(), null, null);
            tx.decisions().add(decision, List.of());
            tx.tagsGiven().add(new Given(number, side.records()[0], tag));
            return noted(tx, side, Cause.TAG_GIVEN, number, tag, said);
        }));
    }

    /**
     * Takes a tag away that persons gave.
     *
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws RefusedException if no person gave it
     */
    public Tagged remove(String name, String tag, Said said) {
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Side side = Side.of(tx, state.matches(), name);
            List<Given> given = tx.tagsGiven().on(state.matches().members(side.customer())).stream()
                    .filter(each -> each.tag().equals(tag))
                    .toList();
            if (given.isEmpty()) {
                throw new RefusedException("nobody gave " + new CustomerId(side.customer()) + " the tag " + tag
                        + "; a tag of a rule ends when the rule no longer holds");
            }
            given.forEach(each -> tx.decisions().withdraw(each.decision(), said.by(), nowMs()));
            return noted(tx, side, Cause.TAG_TAKEN, given.get(given.size() - 1).decision(), tag, said);
        }));
    }

    private Tagged noted(Tx tx, Side side, Cause cause, long number, String tag, Said said) {
        tx.gradesDue().mark(new long[] {side.customer()}, (int) clock.today().toEpochDay());
        Origin origin = new Origin(cause, null, number, said.by(), said.note(), nowMs());
        tx.customerEvents().add(List.of(new Event(0, Kind.MANUAL, side.customer(), 0, origin)));
        return new Tagged(number, true, new CustomerId(side.customer()), tag);
    }

    private long nowMs() {
        return clock.now().toEpochMilli();
    }
}
