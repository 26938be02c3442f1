package io.tierhub.flow;

import io.tierhub.grade.Graded;
import io.tierhub.grade.TierMemory;
import io.tierhub.grade.TierState;
import io.tierhub.store.TierHistory.Span;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the tiers of some customers stood on a past day and on its eve, so that the day is graded again as it was. */
final class PastTiers {
    private final int day;
    private final Map<Long, Span> onTheDay;
    private final Map<Long, Span> onTheEve;
    private final Map<Long, TierState> states;

    private PastTiers(int day, Map<Long, Span> onTheDay, Map<Long, Span> onTheEve, Map<Long, TierState> states) {
        this.day = day;
        this.onTheDay = onTheDay;
        this.onTheEve = onTheEve;
        this.states = states;
    }

    /** @param remembers whether tiers are held still, so that those of the eve matter */
    static PastTiers of(Tx tx, long[] customers, int day, boolean remembers) {
        return new PastTiers(
                day,
                tx.tierHistory().on(customers, day),
                remembers ? tx.tierHistory().on(customers, day - 1) : Map.of(),
                remembers ? tx.tierMemories().before(customers, day) : Map.of());
    }

    /** What hysteresis knew on the eve; as {@link TierRecall} does, it begins with what stood where rules held nothing still. */
    @Nullable TierMemory memory(CustomerId customer) {
        Span stood = onTheEve.get(customer.number());
        if (stood == null) {
            return null;
        }
        TierState state = states.get(customer.number());
        boolean said = stood.cause().equals("OVERRIDE"); // then what was held is not what stood
        if (state == null || state.tier() != stood.tier() && !said) {
            state = new TierState(stood.tier(), stood.from(), null, null);
        }
        return new TierMemory(day - 1, null, state);
    }

    /** From which day on a customer has a tier: that of history where it had the same then, else that day. */
    int since(Graded graded) {
        Span stood = onTheDay.get(graded.customer().number());
        Tier tier = graded.tier().tier();
        return stood != null && stood.tier() == tier ? stood.from() : day;
    }
}
