package io.tierhub.master;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of trust of the systems. */
final class Trust {
    private final Map<String, Integer> ranks = new HashMap<>();

    Trust(List<String> priority) {
        for (String system : priority) {
            ranks.put(system, ranks.size());
        }
    }

    /** 0 for the most trusted system; systems not named share the last rank. */
    int rank(Member member) {
        Integer rank = ranks.get(member.record().key().system());
        return rank == null ? ranks.size() : rank;
    }

    /** The claims of trusted systems before others; among equals, the order stays. */
    List<Claim> mostTrustedFirst(List<Claim> inTieOrder) {
        List<Claim> sorted = new ArrayList<>(inTieOrder);
        sorted.sort(Comparator.comparingInt(claim -> rank(claim.member())));
        return sorted;
    }

    /** The member of the most trusted system; among equals, the first. */
    Member mostTrusted(List<Member> inTieOrder) {
        Member best = inTieOrder.get(0);
        for (Member m : inTieOrder) {
            if (rank(m) < rank(best)) {
                best = m;
            }
        }
        return best;
    }
}
