package io.tierhub.flow;

import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.match.Constraint;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Refuses what an earlier decision of a person rules out, and names that decision. */
final class Contradictions {
    private final Tx tx;
    private final MatchIndex matches;
    private final ZoneId zone;

    Contradictions(Tx tx, MatchIndex matches, ZoneId zone) {
        this.tx = tx;
        this.matches = matches;
        this.zone = zone;
    }

    /** Two customers cannot become one while records of theirs are kept apart. */
    void refuseApart(long one, long other) {
        refuse(matches.apart(matches.members(one), matches.members(other)), "are not one customer");
    }

    /** Records cannot be parted that a chain of decisions keeps together. */
    void refuseJoined(int[] some, int[] others) {
        for (int one : some) {
            for (int other : others) {
                refuse(matches.joined(one, other), "are one customer");
            }
        }
    }

    private void refuse(Optional<Constraint> earlier, String what) {
        if (earlier.isEmpty()) {
            return;
        }
        Constraint link = earlier.get();
        Decision decision = tx.decisions().of(link.decision());
        if (decision == null) {
            throw new IllegalStateException("decision " + link.decision() + " holds in memory but is not in the store");
        }
        Map<Integer, Xref> names = tx.crossReference().byRecords(new int[] {link.a(), link.b()});
        throw new RefusedException("decision " + decision.number() + " says that "
                + key(names, link.a()) + " and " + key(names, link.b()) + " " + what + ": by " + decision.by()
                + " on " + Instant.ofEpochMilli(decision.at()).atZone(zone).toLocalDate()
                + (decision.note() == null ? "" : ", " + decision.note())
                + ". Nothing was changed. To take it back: tierhub review withdraw " + decision.number()
                + " --by NAME");
    }

    private static SourceKey key(Map<Integer, Xref> names, int record) {
        return Objects.requireNonNull(names.get(record)).key();
    }
}
