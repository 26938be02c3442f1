package io.tierhub.master;

import io.tierhub.cleanse.OwnWords;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;

/** Picks the one claim that survives. */
final class Choice {
    private final String subject;
    private final List<Claim> claims;
    private final Trust trust;

    Choice(Candidates candidates, Trust trust) {
        this.subject = candidates.subject();
        this.claims = candidates.field() == CustomerField.ATTRIBUTES ? telling(candidates) : binding(candidates);
        this.trust = trust;
    }

    /** The claim of the highest score; claims stand in tie order, so the first of equals wins. */
    Claim best(Rule rule) {
        Claim best = claims.get(0);
        long bestScore = score(rule, best);
        for (int i = 1; i < claims.size(); i++) {
            long score = score(rule, claims.get(i));
            if (score > bestScore) {
                best = claims.get(i);
                bestScore = score;
            }
        }
        return best;
    }

    private long score(Rule rule, Claim claim) {
        return switch (rule) {
            case SOURCE_PRIORITY, UNION -> -trust.rank(claim.member());
            case MOST_RECENT -> claim.member().record().updatedAt();
            case MOST_COMPLETE ->
                Subject.isGroup(subject)
                        ? claim.values().size()
                        : claim.member().record().values().size();
            case MOST_FREQUENT -> claims.stream().filter(claim::agreesWith).count();
            case LONGEST -> claim.characters();
            case PINNED -> throw new IllegalStateException("no claim of a record is pinned: " + subject);
        };
    }

    /** Attributes are kept as they are written; one that says nothing takes the place of none that says something. */
    private static List<Claim> telling(Candidates candidates) {
        List<Claim> telling = candidates.claims().stream()
                .filter(claim -> claim.values().stream().anyMatch(v -> OwnWords.said(v.value()) != null))
                .toList();
        return telling.isEmpty() ? candidates.claims() : telling;
    }

    /** Whom one system takes out of grading, or who refused it there, is out, whatever another system says later. */
    private static List<Claim> binding(Candidates candidates) {
        if (!candidates.subject().equals(Exclusion.FIELD)) {
            return candidates.claims();
        }
        List<Claim> out = new ArrayList<>(0);
        for (Claim claim : candidates.claims()) {
            if (claim.values().stream().map(FieldValue::value).anyMatch(Exclusion::is)) {
                out.add(claim);
            }
        }
        return out.isEmpty() ? candidates.claims() : out;
    }
}
