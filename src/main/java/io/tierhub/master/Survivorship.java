package io.tierhub.master;

import io.tierhub.cleanse.CleanRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Builds golden records. The outcome depends on the set of members alone, never on their order. Deleted records have no
 * say unless all are deleted; what persons pinned wins over what any record says. Thread-safe.
 */
public final class Survivorship {
    private final SurvivorshipRules rules;
    private final Trust trust;
    private final LoneRecord lone;

    public Survivorship(SurvivorshipRules rules) {
        this.rules = rules;
        this.trust = new Trust(rules.priority());
        this.lone = new LoneRecord(rules);
    }

    /** The golden record of a customer. At least one member; every record id occurs once. */
    public GoldenRecord build(long customer, List<Member> members) {
        if (members.size() == 1) {
            Member only = members.get(0);
            return golden(customer, members, only, Pinned.of(members).over(lone.values(only)));
        }
        List<Member> voters = voters(members);
        List<GoldenValue> values = new ArrayList<>();
        for (Contest contest : contests(voters)) {
            values.addAll(contest.kept());
        }
        values.sort(GoldenOrder.BY_FIELD);
        return golden(
                customer, members, trust.mostTrusted(voters), Pinned.of(members).over(values));
    }

    /** How every field of the golden record was decided, in the order of the canonical fields. */
    public List<Contest> explain(List<Member> members) {
        return Pinned.of(members).decide(contests(voters(members)));
    }

    private List<Contest> contests(List<Member> voters) {
        List<Contest> contests = new ArrayList<>();
        for (Candidates candidates : Candidates.collect(voters)) {
            contests.add(candidates.decide(rules, trust));
        }
        return contests;
    }

    /** The members that have a say, those that win ties first. */
    private List<Member> voters(List<Member> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a customer without source records has no golden record");
        }
        List<Member> voters = new ArrayList<>(members.size());
        for (Member m : members) {
            if (!m.record().deleted()) {
                voters.add(m);
            }
        }
        if (voters.isEmpty()) {
            voters.addAll(members);
        }
        voters.sort(Comparator.comparingLong((Member m) -> -m.record().updatedAt())
                .thenComparingInt(trust::rank)
                .thenComparingInt(Member::recordId));
        return voters;
    }

    private static GoldenRecord golden(long customer, List<Member> members, Member chief, List<GoldenValue> values) {
        long created = 0;
        long updated = 0;
        boolean deleted = true;
        for (Member m : members) {
            CleanRecord r = m.record();
            if (r.createdAt() != 0 && (created == 0 || r.createdAt() < created)) {
                created = r.createdAt();
            }
            updated = Math.max(updated, r.updatedAt());
            deleted &= r.deleted();
        }
        return new GoldenRecord(
                customer,
                chief.record().type(),
                CustomerName.of(values),
                Collections.unmodifiableList(values),
                created,
                updated,
                deleted);
    }
}
