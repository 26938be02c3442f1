package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.Deciding.Decided;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidingTest {
    private static final int PEOPLE = 16;
    private static final int ROUNDS = Integer.getInteger("tierhub.rounds", 4);
    private static final Said LI = new Said("Li", "asked by phone");
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ANNA = "%s,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Kiel,,";
    private static final String OTTO = "%s,Otto Weidling,otto@weidling.example,+4917087654321,,Bonn,,";

    @TempDir
    private Path home;

    private HubRig rig;
    private int files;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(home, HubRig.ERP, HubRig.ERP.replace("system: erp", "system: crm"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void mergedAndTakenApartAgainCustomersAreToTheByteWhatTheyWere() throws IOException {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println("decisions: seed " + seed);
        Random random = new Random(seed);
        List<String> people = people(random, PEOPLE);
        take("erp", people.toArray(new String[0]));
        rig.take("erp", "orders.csv", orders(random, PEOPLE));
        rig.grade();
        Map<What, List<Map<String, String>>> before = state();
        Set<String> gone = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> two =
                    new ArrayList<>(List.of(random.nextInt(PEOPLE / 2), PEOPLE / 2 + random.nextInt(PEOPLE / 2)));
            Collections.shuffle(two, random);
            String kept = "erp:P" + two.get(0);
            String other = "erp:P" + two.get(1);
            Set<String> live = live();
            if (round % 2 == 0) {
                Decided same = rig.hub().stewardship().deciding().same(kept, other, LI);
                rig.grade();
                assertThat(state()).as("seed %d", seed).isNotEqualTo(before);
                rig.hub().stewardship().deciding().withdraw(same.number(), LI);
            } else {
                String like =
                        people.get(two.get(0)).substring(people.get(two.get(0)).indexOf(','));
                take("erp", "P" + two.get(1) + like);
                assertThat(customer(other)).isEqualTo(customer(kept));
                rig.grade();
                Decided split = rig.hub().stewardship().deciding().split(customer(kept), List.of(other), LI);
                take("erp", people.get(two.get(1)));
                rig.hub().stewardship().deciding().withdraw(split.number(), LI);
            }
            rig.grade();
            assertThat(state()).as("seed %d, round %d", seed, round).isEqualTo(before);
            live.removeAll(live());
            gone.addAll(live);
            assertThat(live()).as("seed %d: numbers in use again", seed).doesNotContainAnyElementsOf(gone);
        }
        assertThat(gone).hasSizeGreaterThanOrEqualTo(ROUNDS - 1);
        for (String number : gone) {
            assertThat(live())
                    .as("seed %d: where %s leads", seed, number)
                    .contains(rig.hub()
                            .reports()
                            .explaining()
                            .customer(CustomerId.parse(number))
                            .id()
                            .toString());
        }
    }

    @Test
    void aDecisionHoldsThroughRebuildReloadChangedRowsRestartAndSnapshot() throws IOException {
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), OTTO.formatted("3"), ANNA.formatted("4"));
        assertThat(rig.customers()).hasSize(2);
        rig.hub().stewardship().deciding().different("erp:1", "erp:2", LI);
        rig.hub().stewardship().deciding().same("erp:1", "erp:3", LI);
        holds("decided");
        rig.hub().rebuildMatches().rebuild(true);
        holds("rebuilt");
        rig.restart();
        holds("restarted");
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), OTTO.formatted("3"), ANNA.formatted("4"));
        holds("loaded again");
        take("erp", "1,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Lübeck,,");
        take("erp", "2,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Flensburg,,");
        take("erp", "3,Mia Kolb,mia@kolb.example,+4917000000001,,Ulm,,");
        holds("changed");
        rig.restart();
        take("crm", ANNA.formatted("9"));
        holds("after a record that is like both");
        rig.hub().rebuildMatches().rebuild(true);
        holds("rebuilt after all");
    }

    private void holds(String when) {
        assertThat(customer("erp:1")).as(when).isEqualTo(customer("erp:3")).isNotEqualTo(customer("erp:2"));
    }

    @Test
    void aContradictionIsRefusedAndNamesTheDecisionAndHowToTakeItBack() throws IOException {
        take("erp", ANNA.formatted("1"), OTTO.formatted("2"), "3,Mia Kolb,mia@kolb.example,+4917000000001,,Ulm,,");
        Deciding deciding = rig.hub().stewardship().deciding();
        long apart = deciding.different("erp:1", "erp:2", LI).number();
        long joined = deciding.same("erp:2", "erp:3", LI).number();
        List<List<String>> before = rig.customers();
        assertThatThrownBy(() -> deciding.same("erp:1", "erp:3", LI))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(
                        "decision " + apart,
                        "erp:1 and erp:2 are not one customer",
                        "by Li",
                        "review withdraw " + apart);
        assertThatThrownBy(() -> deciding.different("erp:2", "erp:3", LI))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("decision " + joined, "erp:2 and erp:3 are one customer");
        assertThatThrownBy(() -> deciding.split(customer("erp:2"), List.of("erp:3"), LI))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("review withdraw " + joined);
        assertThat(rig.customers()).isEqualTo(before);
        deciding.withdraw(apart, LI);
        deciding.same("erp:1", "erp:3", LI);
        assertThat(rig.customers()).hasSize(1);
        assertThatThrownBy(() -> deciding.withdraw(apart, LI)).hasMessageContaining("nothing is left to take back");
        assertThatThrownBy(() -> deciding.withdraw(99, LI)).hasMessageContaining("there is no decision 99");
    }

    @Test
    void theSameDecisionAgainChangesNothing() throws IOException {
        take("erp", ANNA.formatted("1"), OTTO.formatted("2"), "3,Mia Kolb,mia@kolb.example,+4917000000001,,Ulm,,");
        Deciding deciding = rig.hub().stewardship().deciding();
        Decided same = deciding.same("erp:1", "erp:2", LI);
        assertThat(deciding.same("erp:2", "erp:1", LI))
                .isEqualTo(new Decided(same.number(), false, 0, same.customers()));
        Decided different = deciding.different("erp:1", "erp:3", LI);
        assertThat(deciding.different("erp:3", "erp:1", LI).fresh()).isFalse();
        assertThat(different.moved()).isZero();
        assertThat(rig.hub().stewardship().reviewing().decided(10)).hasSize(2);
    }

    @Test
    void aSplitLeavesTheNumberWithTheMajorityAndNeverGivesAnOldOneAgain() throws IOException {
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), OTTO.formatted("3"));
        String anna = customer("erp:1");
        String otto = customer("erp:3");
        rig.hub().stewardship().deciding().same(anna, otto, LI);
        assertThat(customer("erp:3")).isEqualTo(anna);
        rig.hub().stewardship().deciding().withdraw(1, LI);
        assertThat(customer("erp:1")).isEqualTo(anna);
        assertThat(customer("erp:3")).isNotIn(anna, otto);
        take("erp", ANNA.formatted("4"), ANNA.formatted("5"));
        Decided split = rig.hub().stewardship().deciding().split(anna, List.of("erp:1", "erp:2", "erp:4"), LI);
        assertThat(customer("erp:1")).as("three of four leave").isEqualTo(anna);
        assertThat(customer("erp:5")).isNotIn(anna, otto);
        assertThat(split.moved()).isOne();
        rig.hub().rebuildMatches().rebuild(true);
        assertThat(customer("erp:4")).isEqualTo(customer("erp:1")).isNotEqualTo(customer("erp:5"));
    }

    @Test
    void whatCannotBeDecidedIsRefusedInWords() throws IOException {
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), OTTO.formatted("3"));
        take("crm", "7,Bergstrom Maschinenbau GmbH,info@bergstrom.example,,,Kiel,,");
        Deciding deciding = rig.hub().stewardship().deciding();
        refused("are one customer already", () -> deciding.same(customer("erp:1"), "erp:2", LI));
        refused("are one customer already", () -> deciding.different(customer("erp:1"), "erp:2", LI));
        refused("a person and an organization", () -> deciding.same("erp:1", "crm:7", LI));
        refused("all source records of", () -> deciding.split(customer("erp:1"), List.of("erp:1", "erp:2"), LI));
        refused("is a source record of", () -> deciding.split(customer("erp:1"), List.of("erp:3"), LI));
        refused("there is no customer M000999", () -> deciding.same("M000999", "erp:1", LI));
        assertThat(rig.hub().stewardship().reviewing().decided(10)).isEmpty();
    }

    private static void refused(String message, Runnable decision) {
        assertThatThrownBy(decision::run).hasMessageContaining(message);
    }

    @Test
    void aDecisionKeepsTenThousandPairsApartAndNotOneMore() {
        assertThat(Deciding.pairs(new int[100], new int[Deciding.MAX_PAIRS / 100], 1))
                .hasSize(Deciding.MAX_PAIRS);
        refused("name fewer records", () -> Deciding.pairs(new int[1], new int[Deciding.MAX_PAIRS + 1], 1));
    }

    @Test
    void differentWithinACustomerPartsItAndTheOthersGoWhereTheyMatch() throws IOException {
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), ANNA.formatted("3"));
        rig.hub().stewardship().deciding().different("erp:1", "erp:3", LI);
        assertThat(rig.customers()).hasSize(2);
        assertThat(customer("erp:1")).isNotEqualTo(customer("erp:3"));
    }

    @Test
    void factsGoWithTheirRecordsAndBothCustomersAreGradedAnew() throws IOException {
        take("erp", ANNA.formatted("1"), ANNA.formatted("2"), OTTO.formatted("3"));
        rig.take("erp", "orders.csv", "no,customer,day,amount,status", "a,1,2026-06-01,10,", "b,2,2026-06-02,20,");
        rig.grade();
        assertThat(rig.orders("erp:1")).isEqualTo("2");
        rig.hub().stewardship().deciding().split(customer("erp:1"), List.of("erp:2"), LI);
        rig.grade();
        assertThat(rig.orders("erp:1")).isEqualTo("1");
        assertThat(rig.orders("erp:2")).isEqualTo("1");
    }

    @Test
    void explainSaysHowACustomerCameTogetherAndByWhom() throws IOException {
        take("erp", ANNA.formatted("1"), OTTO.formatted("2"));
        take("erp", ANNA.formatted("3"));
        take("erp", "2,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Kiel,,");
        rig.hub().stewardship().deciding().split(customer("erp:1"), List.of("erp:3"), LI);
        List<CustomerExplanation.Happened> happened = rig.hub()
                .reports()
                .explaining()
                .customer(SourceKey.parse("erp:3"))
                .happened();
        assertThat(happened).hasSize(1).first().satisfies(each -> {
            assertThat(each.kind().name()).isEqualTo("UNMERGED");
            assertThat(each.by()).isEqualTo("Li");
            assertThat(each.note()).isEqualTo("asked by phone");
            assertThat(each.customer()).hasToString(customer("erp:1"));
            assertThat(each.other()).hasToString(customer("erp:3"));
        });
        assertThat(rig.hub()
                        .reports()
                        .explaining()
                        .customer(SourceKey.parse("erp:1"))
                        .happened())
                .extracting(each -> each.kind() + " " + each.cause())
                .containsExactly("MERGED MATCH", "UNMERGED SPLIT");
    }

    private void take(String system, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        lines.addAll(Collections.nCopies(++files, "")); // another file, though it says the same
        rig.take(system, "customers" + files + ".csv", lines.toArray(new String[0]));
    }

    private String customer(String key) {
        SourceKey parsed = SourceKey.parse(key);
        return rig.customer(parsed.system(), parsed.key());
    }

    private Set<String> live() {
        List<String> keys = new ArrayList<>();
        Set<String> live = new TreeSet<>();
        for (Map<String, String> row : rig.export(What.XREF)) {
            live.add(row.get("customer_id"));
            keys.add(row.get("system") + ":" + row.get("key"));
        }
        assertThat(keys).doesNotHaveDuplicates();
        return live;
    }

    private Map<What, List<Map<String, String>>> state() {
        Map<What, List<Map<String, String>>> state = new EnumMap<>(What.class);
        for (What what : List.of(What.XREF, What.CUSTOMERS, What.GRADES, What.TIERS)) {
            state.put(what, rig.canonical(what));
        }
        return state;
    }

    private static List<String> people(Random random, int count) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String given = word(random);
            String family = word(random) + word(random);
            people.add("P%d,%s %s,%s@%s.example,+49170%07d,,%s,,"
                    .formatted(i, given, family, given, family, random.nextInt(10_000_000), word(random)));
        }
        return people;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bdfgklmnprst".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private static String[] orders(Random random, int customers) {
        List<String> orders = new ArrayList<>(List.of("no,customer,day,amount,status"));
        for (int i = 0; i < customers * 3; i++) {
            orders.add("O%d,P%d,2026-0%d-1%d,%d,"
                    .formatted(i, i % customers, 1 + random.nextInt(6), random.nextInt(10), 10 + random.nextInt(900)));
        }
        return orders.toArray(new String[0]);
    }
}
