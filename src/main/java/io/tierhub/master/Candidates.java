package io.tierhub.master;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The claims of all voters about one subject; those that win ties first. */
record Candidates(String subject, CustomerField field, List<Claim> claims) {
    private static final Comparator<Candidates> FIELD_ORDER =
            Comparator.comparing(Candidates::field).thenComparing(Candidates::subject);

    /** One per subject that any voter says something about, in the order of the canonical fields. */
    static List<Candidates> collect(List<Member> votersInTieOrder) {
        Map<String, Candidates> bySubject = new HashMap<>();
        for (Member voter : votersInTieOrder) {
            for (FieldValue value : voter.record().values()) {
                CustomerField field = Subject.field(value.field());
                String subject = Subject.of(field, value.field());
                Candidates candidates = bySubject.get(subject);
                if (candidates == null) {
                    candidates = new Candidates(subject, Subject.lead(field), new ArrayList<>());
                    bySubject.put(subject, candidates);
                }
                candidates.claimOf(voter).add(value, field.many());
            }
        }
        List<Candidates> all = new ArrayList<>(bySubject.values());
        all.sort(FIELD_ORDER);
        return all;
    }

    Contest decide(SurvivorshipRules rules, Trust trust) {
        Rule rule = rules.of(subject);
        List<Claim> chosen =
                rule == Rule.UNION ? trust.mostTrustedFirst(claims) : List.of(new Choice(this, trust).best(rule));
        List<GoldenValue> kept = kept(chosen, rule, rules.limit(field));
        return new Contest(subject, rule, kept, lost(kept, rule));
    }

    private Claim claimOf(Member voter) {
        Claim last = claims.isEmpty() ? null : claims.get(claims.size() - 1);
        if (last != null && last.member() == voter) {
            return last;
        }
        Claim fresh = new Claim(voter, new ArrayList<>(2));
        claims.add(fresh);
        return fresh;
    }

    private static List<GoldenValue> kept(List<Claim> chosen, Rule rule, int limit) {
        List<GoldenValue> kept = new ArrayList<>();
        for (Claim claim : chosen) {
            for (FieldValue v : claim.values()) {
                if (kept.size() < limit && !holds(kept, v)) {
                    kept.add(
                            new GoldenValue(v.field(), v.value(), claim.member().recordId(), rule));
                }
            }
        }
        return kept;
    }

    private static boolean holds(List<GoldenValue> kept, FieldValue value) {
        for (GoldenValue v : kept) {
            if (v.field().equals(value.field()) && v.value().equals(value.value())) {
                return true;
            }
        }
        return false;
    }

    private List<GoldenValue> lost(List<GoldenValue> kept, Rule rule) {
        List<GoldenValue> lost = new ArrayList<>();
        for (Claim claim : claims) {
            for (FieldValue v : claim.values()) {
                if (!holds(kept, v)) {
                    lost.add(
                            new GoldenValue(v.field(), v.value(), claim.member().recordId(), rule));
                }
            }
        }
        return lost;
    }
}
