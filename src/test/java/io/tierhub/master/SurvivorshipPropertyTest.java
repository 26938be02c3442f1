package io.tierhub.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurvivorshipPropertyTest {
    private static final List<String> PATHS = List.of(
            "name",
            "given_name",
            "family_name",
            "phones",
            "emails",
            "tax_id",
            "street",
            "city",
            "country",
            "industry",
            "plan",
            "attributes.a",
            "attributes.b",
            "identifiers.x",
            "account.key",
            "account.name",
            "automated_grading");
    private static final List<String> SUBJECTS = List.of(
            "name",
            "phones",
            "emails",
            "tax_id",
            "address",
            "industry",
            "plan",
            "attributes",
            "attributes.b",
            "account");
    private static final List<String> SYSTEMS = List.of("erp", "crm", "web", "shop");

    @Test
    void theOrderOfRecordsNeverMatters() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            Survivorship survivorship = new Survivorship(rules(random));
            List<Member> members = members(random, 2 + random.nextInt(5));
            GoldenRecord golden = survivorship.build(1, members);
            List<Contest> contests = survivorship.explain(members);
            Collections.shuffle(members, random);
            assertThat(survivorship.build(1, members)).as("seed " + seed).isEqualTo(golden);
            assertThat(survivorship.explain(members)).as("seed " + seed).isEqualTo(contests);
        }
    }

    @Test
    void theShortWayOfALoneRecordGivesWhatTheLongWayGives() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            Survivorship survivorship = new Survivorship(rules(random));
            List<Member> one = members(random, 1);
            List<GoldenValue> longWay = new ArrayList<>();
            survivorship.explain(one).forEach(contest -> longWay.addAll(contest.kept()));
            longWay.sort(GoldenOrder.BY_FIELD);
            assertThat(survivorship.build(1, one).values()).as("seed " + seed).isEqualTo(longWay);
        }
    }

    @Test
    void everyGoldenValueStandsInTheRecordThatItNamesAndNothingIsForgotten() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            Survivorship survivorship = new Survivorship(rules(random));
            List<Member> members = members(random, 1 + random.nextInt(5));
            Set<FieldValue> accounted = new HashSet<>();
            for (Contest contest : survivorship.explain(members)) {
                assertThat(contest.kept()).as("seed " + seed).isNotEmpty();
                for (GoldenValue v : concat(contest.kept(), contest.lost())) {
                    assertThat(stated(members, v)).as("seed %d: %s", seed, v).isTrue();
                    accounted.add(new FieldValue(v.field(), v.value()));
                }
            }
            assertThat(accounted).as("seed " + seed).containsAll(firstValues(members));
        }
    }

    private static SurvivorshipRules rules(Random random) {
        Map<String, Rule> fields = new HashMap<>();
        for (String subject : SUBJECTS) {
            Rule rule = Rule.values()[random.nextInt(Rule.values().length)];
            if (rule != Rule.UNION && rule != Rule.PINNED && random.nextBoolean()) {
                fields.put(subject, rule);
            }
        }
        return new SurvivorshipRules(List.of("erp", "crm"), fields, 1 + random.nextInt(4), 3);
    }

    /** Few different values and times, so that ties are the rule. */
    private static List<Member> members(Random random, int count) {
        List<Member> members = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            List<FieldValue> values = new ArrayList<>();
            for (int i = random.nextInt(14); i > 0; i--) {
                String path = PATHS.get(random.nextInt(PATHS.size()));
                boolean grading = path.equals("automated_grading");
                String word = grading ? random.nextBoolean() ? "refused" : "allowed" : "v" + random.nextInt(4);
                values.add(new FieldValue(path, word));
            }
            SourceKey key = new SourceKey(SYSTEMS.get(random.nextInt(SYSTEMS.size())), "K" + id);
            PartyType type = PartyType.values()[random.nextInt(2)];
            members.add(new Member(
                    id,
                    new CleanRecord(
                            key,
                            type,
                            values,
                            random.nextInt(3),
                            random.nextInt(3),
                            random.nextInt(4) == 0,
                            List.of())));
        }
        return members;
    }

    private static List<GoldenValue> concat(List<GoldenValue> a, List<GoldenValue> b) {
        List<GoldenValue> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    private static boolean stated(List<Member> members, GoldenValue v) {
        Member source = members.stream()
                .filter(m -> m.recordId() == v.recordId())
                .findFirst()
                .orElseThrow();
        return source.record().all(v.field()).contains(v.value());
    }

    /** What live records say; of a field of one value, what they say first. */
    private static Set<FieldValue> firstValues(List<Member> members) {
        boolean allDeleted = members.stream().allMatch(m -> m.record().deleted());
        Set<FieldValue> all = new HashSet<>();
        for (Member m : members) {
            if (allDeleted || !m.record().deleted()) {
                for (FieldValue v : m.record().values()) {
                    CustomerField field = Subject.field(v.field());
                    String kept = field.many() ? v.value() : m.record().first(v.field());
                    all.add(new FieldValue(v.field(), String.valueOf(kept)));
                }
            }
        }
        return all;
    }
}
