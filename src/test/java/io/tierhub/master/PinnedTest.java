package io.tierhub.master;

import static io.tierhub.master.Members.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PinnedTest {
    private static final List<String> FIELDS = List.of(
            "name", "city", "street", "tax_id", "industry", "plan", "attributes.area", "identifiers.duns", "phones");

    private final Survivorship shipped = new Survivorship(SurvivorshipRules.shipped());

    private static Member pinned(Member member, String field, String value, long decision) {
        List<Pin> pins = new ArrayList<>(member.pins());
        pins.add(new Pin(field, value, decision));
        return new Member(member.recordId(), member.record(), pins);
    }

    @Test
    void aPinWinsOverEveryRuleForCustomersOfOneRecordAndOfSeveral() {
        for (Rule rule : Rule.values()) {
            if (rule == Rule.PINNED || rule == Rule.UNION) {
                continue;
            }
            Survivorship survivorship =
                    new Survivorship(new SurvivorshipRules(List.of("erp"), Map.of("industry", rule), 20, 20));
            Member erp = member(1, "erp", 9, "industry", "the longest and the latest", "plan", "x", "nps", "1");
            Member web = member(2, "web", 1, "industry", "the longest and the latest");
            Member little = pinned(member(3, "web", 0), "industry", "Tea", 1);
            GoldenValue tea = new GoldenValue("industry", "Tea", 3, Rule.PINNED);
            assertThat(survivorship.build(7, List.of(erp, web, little)).values())
                    .as("%s", rule)
                    .contains(tea)
                    .filteredOn(each -> each.field().equals("industry"))
                    .hasSize(1);
            assertThat(survivorship
                            .build(7, List.of(pinned(erp, "industry", "Tea", 1)))
                            .all("industry"))
                    .as("%s, one record", rule)
                    .containsExactly("Tea");
        }
    }

    @Test
    void ofTwoPinsOfOneFieldTheNewerHoldsInWhicheverOrderTheRecordsStand() {
        Member older = pinned(member(1, "erp", 9), "city", "Kiel", 3);
        Member newer = pinned(member(2, "web", 1), "city", "Bonn", 4);
        assertThat(shipped.build(7, List.of(older, newer)).all("city")).containsExactly("Bonn");
        assertThat(shipped.build(7, List.of(newer, older)).all("city")).containsExactly("Bonn");
    }

    @Test
    void aPinHoldsThoughItsRecordIsDeleted() {
        Member gone = pinned(Members.deleted(1, "erp", 9, "city", "Ulm"), "city", "Kiel", 1);
        assertThat(shipped.build(7, List.of(gone, member(2, "web", 1, "city", "Bonn")))
                        .all("city"))
                .containsExactly("Kiel");
    }

    @Test
    void whatWouldHaveSurvivedShowsAsLost() {
        List<Member> members = List.of(
                pinned(member(1, "erp", 9, "street", "Keji Rd", "city", "Ulm"), "city", "Kiel", 1),
                member(2, "web", 1, "city", "Bonn", "industry", "tea"));
        assertThat(shipped.explain(members))
                .extracting(Contest::subject)
                .containsExactly("address", "city", "industry");
        Contest city = shipped.explain(members).get(1);
        assertThat(city.kept()).containsExactly(new GoldenValue("city", "Kiel", 1, Rule.PINNED));
        assertThat(city.lost())
                .extracting(GoldenValue::value, GoldenValue::recordId)
                .containsExactly(tuple("Ulm", 1), tuple("Bonn", 2));
        assertThat(shipped.explain(members).get(0).kept())
                .extracting(GoldenValue::value)
                .containsExactly("Keji Rd");
    }

    @Test
    void aPinnedNameDoesNotStandBesideThePartsOfAnother() {
        Member ann = member(1, "erp", 1, "name", "Ann Lee", "given_name", "Ann", "family_name", "Lee");
        GoldenRecord whole = shipped.build(7, List.of(pinned(ann, "name", "Anna Li", 1)));
        assertThat(whole.name()).isEqualTo("Anna Li");
        assertThat(whole.values()).extracting(GoldenValue::field).containsExactly("name");
        GoldenRecord part = shipped.build(7, List.of(pinned(ann, "family_name", "Li", 1), member(2, "web", 0)));
        assertThat(part.name()).isEqualTo("Ann Li");
        assertThat(part.values()).extracting(GoldenValue::field).containsExactly("given_name", "family_name");
        assertThat(shipped.explain(List.of(pinned(ann, "name", "Anna Li", 1)))
                        .get(0)
                        .lost())
                .extracting(GoldenValue::value)
                .contains("Ann", "Lee");
    }

    @Test
    void everyGoldenValueIsSaidByTheRowThatItNamesAndFollowsTheRuleThatItNames() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println("golden values: seed " + seed);
        Random random = new Random(seed);
        List<Rule> seen = new ArrayList<>();
        for (int round = 0; round < 500; round++) {
            Map<String, Rule> given = rules(random);
            SurvivorshipRules rules = new SurvivorshipRules(List.of("erp", "crm"), given, 20, 20);
            List<Member> members = members(random);
            for (GoldenValue value : new Survivorship(rules).build(7, members).values()) {
                seen.add(value.rule());
                Member from = members.stream()
                        .filter(each -> each.recordId() == value.recordId())
                        .findFirst()
                        .orElseThrow();
                if (value.rule() == Rule.PINNED) {
                    assertThat(from.pins())
                            .as("seed %d: %s", seed, value)
                            .anyMatch(pin -> pin.field().equals(value.field())
                                    && pin.value().equals(value.value()));
                } else {
                    assertThat(from.record().all(value.field()))
                            .as("seed %d: %s", seed, value)
                            .contains(value.value());
                    String subject = Subject.of(CustomerField.of(value.field()), value.field());
                    assertThat(value.rule()).as("seed %d: %s", seed, value).isEqualTo(rules.of(subject));
                }
            }
        }
        assertThat(seen).as("seed %d", seed).contains(Rule.values());
    }

    private static Map<String, Rule> rules(Random random) {
        List<Rule> single = Arrays.stream(Rule.values())
                .filter(rule -> rule != Rule.UNION && rule != Rule.PINNED)
                .toList();
        Map<String, Rule> rules = new HashMap<>();
        for (String subject : List.of("name", "address", "tax_id", "industry", "plan", "attributes", "identifiers")) {
            rules.put(subject, single.get(random.nextInt(single.size())));
        }
        return rules;
    }

    private static List<Member> members(Random random) {
        List<Member> members = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int id = 1; id <= count; id++) {
            List<String> stated = new ArrayList<>();
            for (String field : FIELDS) {
                if (random.nextBoolean()) {
                    stated.addAll(List.of(field, "v" + random.nextInt(4)));
                }
            }
            Member member = member(
                    id,
                    List.of("erp", "crm", "web").get(random.nextInt(3)),
                    random.nextInt(3),
                    stated.toArray(String[]::new));
            boolean pins = random.nextInt(3) == 0;
            String field = FIELDS.get(random.nextInt(FIELDS.size() - 1));
            members.add(pins ? pinned(member, field, "pinned" + id, random.nextInt(9) * 10L + id) : member);
        }
        return members;
    }
}
