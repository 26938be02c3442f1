package io.tierhub.flow;

import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.Overrides;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierOverride.Act;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.master.Standing;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.Decisions;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TierOverrides.Placed;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tiers that persons give. An override hangs on a source record, so it goes where that record goes, and each step of its
 * life is one transaction; grading follows, as the customer is due.
 */
public final class Overriding {
    private final Store store;
    private final MasterLock lock;
    private final BusinessClock clock;

    /**
     * What became of it.
     *
     * @param fresh whether anything changed; false: it was so already
     */
    public record Overridden(CustomerId customer, TierOverride override, State state, boolean fresh) {}

    public Overriding(Store store, MasterLock lock, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
    }

    /** Today, an epoch day in the business zone. */
    public int today() {
        return (int) clock.today().toEpochDay();
    }

    /**
     * Asks for a tier. A or STRATEGIC, and any lower tier for one who is STRATEGIC, count once a second person has agreed.
     *
     * @param name a customer, or a source record for it to hang on
     * @param agreedBy the second person, where one has agreed already; null: none has
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws RefusedException if it cannot begin on that day, the two are one person, or the customer is not graded itself
     */
    public Overridden set(String name, OverrideTerms terms, Said said, @Nullable String agreedBy) {
        checkFrom(terms);
        if (agreedBy != null) {
            refuseSamePerson(said.by(), agreedBy);
        }
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Side side = Side.of(tx, state.matches(), name);
            refuseContact(tx, side);
            List<TierOverride> present = on(tx, state.matches(), side.customer());
            TierOverride equal = equal(present, terms);
            if (equal != null && agreedBy == null) {
                return new Overridden(new CustomerId(side.customer()), equal, equal.state(today()), false);
            }
            boolean second = terms.raisesHigh() || Overrides.lowersStrategic(present, terms);
            TierOverride asked = new TierOverride(tx.decisions().next(), terms, said.by(), second, null, null);
            add(tx, side.records()[0], asked, said);
            note(tx, side.customer(), Cause.OVERRIDDEN, asked.number(), said);
            TierOverride now = agreedBy == null ? asked : agreed(tx, side.customer(), asked, new Said(agreedBy, null));
            return new Overridden(new CustomerId(side.customer()), now, now.state(today()), true);
        }));
    }

    /**
     * The overrides of a customer, or of all; newest first.
     *
     * @param name null: of all customers
     * @param over also those that have ended
     * @throws Explaining.UnknownException if there is no such customer or record
     */
    public List<StandingOverride> list(@Nullable String name, boolean over) {
        if (name == null) {
            return store.read(
                    tx -> StandingOverride.of(tx, tx.tierOverrides().lasting(over ? 0 : today()), today(), over));
        }
        return lock.master(state -> store.read(tx -> {
            Side side = Side.of(tx, state.matches(), name);
            int[] records = state.matches().members(side.customer());
            return StandingOverride.of(tx, tx.tierOverrides().on(records), today(), over);
        }));
    }

    /**
     * A second person agrees.
     *
     * @throws RefusedException if there is no such override, its time is over, or the person is who asked for it
     */
    public Overridden approve(long number, Said said) {
        return change(number, (tx, customer, override) -> {
            refuseSamePerson(override.by(), said.by());
            return override.agreed() != null ? override : agreed(tx, customer, override, said);
        });
    }

    /**
     * Ends one before its time, from today on.
     *
     * @param agreedBy the second person that ending a STRATEGIC takes
     * @throws RefusedException if there is no such override, its time is over, or a second person is missing
     */
    public Overridden end(long number, Said said, @Nullable String agreedBy) {
        return change(number, (tx, customer, override) -> {
            if (agreedBy != null) {
                refuseSamePerson(said.by(), agreedBy);
            } else if (Overrides.keepsStrategic(override) && override.counts(today())) {
                throw new RefusedException("to end override " + number
                        + " lowers a STRATEGIC customer, which takes two persons: name the second with --approved-by");
            }
            Act act = new Act(said.by(), today());
            tx.tierOverrides().end(number, act.day());
            tx.decisions().withdraw(number, act.by(), nowMs());
            note(tx, customer, Cause.OVERRIDE_ENDED, number, said);
            return override.endedBy(act);
        });
    }

    private interface Changing {
        TierOverride to(Tx tx, long customer, TierOverride override);
    }

    private Overridden change(long number, Changing changing) {
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Placed placed = tx.tierOverrides().of(number);
            if (placed == null) {
                throw new RefusedException(
                        "there is no override " + number + "; tierhub override list shows those there are");
            }
            TierOverride before = placed.override();
            State now = before.state(today());
            if (now == State.ENDED || now == State.EXPIRED) {
                throw new RefusedException("override " + number + " has ended on " + LocalDate.ofEpochDay(before.stop())
                        + "; set another: tierhub override set");
            }
            long customer = state.matches().customerOf(placed.record());
            TierOverride after = changing.to(tx, customer, before);
            return new Overridden(new CustomerId(customer), after, after.state(today()), !after.equals(before));
        }));
    }

    private TierOverride agreed(Tx tx, long customer, TierOverride override, Said said) {
        Act act = new Act(said.by(), today());
        tx.tierOverrides().agree(override.number(), act);
        note(tx, customer, Cause.APPROVED, override.number(), said);
        return override.agreedBy(act);
    }

    private void add(Tx tx, int record, TierOverride override, Said said) {
        tx.decisions()
                .add(
                        new Decision(
                                override.number(),
                                Decisions.Kind.OVERRIDE,
                                said.by(),
                                nowMs(),
                                said.note(),
                                null,
                                null),
                        List.of());
        tx.tierOverrides().add(record, override);
    }

    private void note(Tx tx, long customer, Cause cause, long number, Said said) {
        tx.gradesDue().mark(new long[] {customer}, today());
        Origin origin = new Origin(cause, null, number, said.by(), said.note(), nowMs());
        tx.customerEvents().add(List.of(new Event(0, Kind.MANUAL, customer, 0, origin)));
    }

    private static List<TierOverride> on(Tx tx, MatchIndex matches, long customer) {
        return tx.tierOverrides().on(matches.members(customer)).stream()
                .map(Placed::override)
                .toList();
    }

    /** One that says the same, for as long, and has not ended. */
    private @Nullable TierOverride equal(List<TierOverride> present, OverrideTerms terms) {
        TierOverride newest = present.isEmpty() ? null : present.get(present.size() - 1);
        if (newest == null || newest.ended() != null) {
            return null;
        }
        OverrideTerms its = newest.terms();
        boolean begun = its.from() == terms.from() || its.from() < terms.from() && terms.from() == today();
        boolean same = its.tier() == terms.tier()
                && its.mode() == terms.mode()
                && its.reason().equals(terms.reason())
                && its.until() == terms.until();
        return begun && same ? newest : null;
    }

    private void checkFrom(OverrideTerms terms) {
        int today = today();
        if (terms.from() < today || terms.from() - today > OverrideTerms.AHEAD) {
            throw new RefusedException("an override begins today or within " + OverrideTerms.AHEAD + " days, not on "
                    + LocalDate.ofEpochDay(terms.from()) + "; what has been is not changed any more");
        }
    }

    private static void refuseSamePerson(String by, String second) {
        if (TierOverride.samePerson(by, second)) {
            throw new RefusedException(
                    "two persons have to agree, and " + second + " asked for it: let somebody else approve");
        }
    }

    private static void refuseContact(Tx tx, Side side) {
        if (tx.customers().standings(new long[] {side.customer()}).get(side.customer()) == Standing.CONTACT) {
            throw new RefusedException(new CustomerId(side.customer())
                    + " is a contact and not graded itself; name the account that it belongs to");
        }
    }

    private long nowMs() {
        return clock.now().toEpochMilli();
    }
}
