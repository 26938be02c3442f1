package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final String[] ANNA = {
        "given_name=anna", "family_name=bergstrom", "birth_date=1980-02-03", "phones=+8613900000001"
    };
    private static final String[] OTTO = {
        "given_name=otto", "family_name=weidling", "birth_date=1951-11-30", "phones=+8613700000007"
    };

    private final AtomicLong numbers = new AtomicLong(100);

    @Test
    void whatAPersonKeepsApartIsNeitherPlacedNorClusteredTogether() {
        MatchIndex index = Given.placed(Given.person(ANNA));
        index.add(1, 2, Given.person(ANNA));
        decide(index, new Constraint(1, 0, 1, false));
        MatchDecision again = index.replace(1, Given.person(ANNA), numbers::incrementAndGet);
        assertThat(again.customer()).isNotEqualTo(index.customerOf(0));
        assertThat(again.doubt()).as("nobody is asked again").isEmpty();
        assertThat(Reclustering.of(index).clusters()).isEqualTo(2);
        assertThat(index.explain(0, 1).vetoes()).containsExactly(Veto.NOT_SAME);
    }

    @Test
    void aThirdRecordJoinsOneOfTwoThatAreKeptApartAndNeverBoth() {
        MatchIndex index = Given.placed(Given.person(ANNA));
        index.add(1, 2, Given.person(ANNA));
        decide(index, new Constraint(1, 0, 1, false));
        index.place(2, Given.person(ANNA), numbers::incrementAndGet);
        index.commit();
        assertThat(index.customers()).isEqualTo(2);
        assertThat(Reclustering.of(index).clusters()).isEqualTo(2);
    }

    @Test
    void whatAPersonJoinedStaysTogetherHoweverItsRowsChange() {
        MatchIndex index = Given.placed(Given.person(ANNA), Given.person(OTTO));
        index.move(1, 1);
        decide(index, new Constraint(1, 0, 1, true));
        index.replace(1, Given.person("given_name=mia", "family_name=kolb"), numbers::incrementAndGet);
        index.commit();
        assertThat(index.customerOf(1)).isEqualTo(index.customerOf(0));
        assertThat(Reclustering.of(index).clusters()).isOne();
        index.replace(1, Given.organization("name=Kolb GmbH"), numbers::incrementAndGet);
        index.commit();
        assertThat(Reclustering.of(index).clusters()).as("of two party types").isOne();
    }

    @Test
    void othersAreNotJudgedByHowMuchJoinedRecordsDiffer() {
        Features mia = Given.person("given_name=mia", "family_name=kolb", "birth_date=2001-05-06");
        MatchIndex index = Given.placed(Given.person(ANNA), Given.person(OTTO), mia, Given.person(OTTO));
        assertThat(index.customerOf(3)).isEqualTo(index.customerOf(1));
        decide(index, new Constraint(1, 0, 1, true));
        decide(index, new Constraint(2, 0, 2, true));
        assertThat(Reclustering.of(index).clusters())
                .as("the other record of Otto stays")
                .isOne();
    }

    @Test
    void joinedCompaniesOfTwoTaxIdsKeepTheRecordsOfBoth() {
        String[] one = {"name=杭州砚池化工有限公司", "tax_id=91330100MA480LXU47", "phones=+8657155504640"};
        String[] two = {"name=苏州沐禾医疗器械有限公司", "tax_id=91320500MA9NGUDKXK", "phones=+8651255506418"};
        MatchIndex index = Given.placed(
                Given.organization(one), Given.organization(two), Given.organization(two), Given.organization(one));
        assertThat(index.customers()).isEqualTo(2);
        assertThat(index.explain(0, 1).vetoes()).containsExactly(Veto.TAX_ID);
        index.move(1, 1);
        index.move(2, 1);
        decide(index, new Constraint(1, 0, 1, true));
        assertThat(Reclustering.of(index).clusters()).isOne();
    }

    @Test
    void decisionsArePendingUntilTheCommitAsAllElse() {
        MatchIndex index = Given.placed(Given.person(ANNA), Given.person(OTTO));
        Constraint apart = new Constraint(1, 0, 1, false);
        index.constrain(List.of(apart));
        assertThat(index.apart(new int[] {0}, new int[] {1})).contains(apart);
        index.rollback();
        assertThat(index.apart(new int[] {0}, new int[] {1})).isEmpty();
        decide(index, apart);
        index.release(List.of(apart));
        index.rollback();
        assertThat(index.apart(new int[] {0}, new int[] {1})).contains(apart);
        index.release(List.of(apart));
        index.commit();
        assertThat(index.apart(new int[] {0}, new int[] {1})).isEmpty();
    }

    @Test
    void aChainOfDecisionsIsFoundAndNamesOneOfThem() {
        MatchIndex index = Given.placed(Given.person(ANNA), Given.person(OTTO), Given.person("given_name=mia"));
        decide(index, new Constraint(4, 0, 2, true));
        decide(index, new Constraint(5, 2, 1, true));
        assertThat(index.joined(0, 1)).map(Constraint::decision).contains(4L);
        assertThat(index.joined(1, 0)).map(Constraint::decision).contains(5L);
    }

    @Test
    void ofARandomPeopleEveryDecisionHoldsAfterReclustering() {
        for (long seed = 1; seed <= 5; seed++) {
            People people = People.of(seed, 400, 40);
            MatchIndex index = Given.placed(people.features());
            List<Constraint> decided = decisions(new Random(seed), 400);
            index.constrain(decided);
            index.commit();
            Partition partition = Reclustering.of(index);
            Map<Integer, Integer> cluster = new HashMap<>();
            for (int i = 0; i < partition.size(); i++) {
                cluster.put(partition.record(i), partition.cluster(i));
            }
            for (Constraint each : decided) {
                assertThat(cluster.get(each.a()).equals(cluster.get(each.b())))
                        .as("seed %d: %s", seed, each)
                        .isEqualTo(each.same());
            }
        }
    }

    @Test
    void stoppedPairsAreOneForEachPairOfClustersAndForEachRecord() {
        MatchIndex index = Given.placed(People.of(9, 2_000, 40).features());
        Reclustering run = Reclustering.run(index);
        Map<Integer, Integer> cluster = new HashMap<>();
        Partition partition = run.partition();
        for (int i = 0; i < partition.size(); i++) {
            cluster.put(partition.record(i), partition.cluster(i));
        }
        Set<Set<Integer>> pairs = new HashSet<>();
        Set<Integer> records = new HashSet<>();
        assertThat(run.stopped()).isNotEmpty().allSatisfy(each -> {
            assertThat(pairs.add(Set.of(cluster.get(each.record()), cluster.get(each.other()))))
                    .isTrue();
            assertThat(records.add(each.record())).isTrue();
            assertThat(each.bits()).isGreaterThanOrEqualTo(-MatchDecision.MARGIN);
        });
    }

    @Test
    void someRecordsAreClusteredAloneAsInTheWhole() {
        MatchIndex index = Given.placed(People.of(3, 500, 40).features());
        int[] some = index.members(index.customerOf(0));
        Partition alone = Reclustering.of(index, some);
        assertThat(alone.size()).isEqualTo(some.length);
        assertThat(alone.record(0)).isEqualTo(some[0]);
    }

    @Test
    void aSplitHasTwoPartsOfWhichTheLargerKeepsTheNumber() {
        Partition parts = Partition.splitting(new int[] {3, 5, 8}, new int[] {3});
        StableIds ids = StableIds.of(parts, record -> 7, () -> 9);
        assertThat(ids.moves()).containsExactly(new StableIds.Move(3, 7, 9));
        assertThat(ids.redirects()).isEmpty();
        Partition one = Partition.joining(new int[] {3, 5, 8});
        StableIds joined = StableIds.of(one, record -> record, () -> 9);
        assertThat(joined.redirects().stream().map(StableIds.Redirect::to)).containsExactly(3L, 3L);
    }

    private static void decide(MatchIndex index, Constraint decided) {
        index.constrain(List.of(decided));
        index.commit();
    }

    /** Pairs that are one, then pairs of different groups that are not. */
    private static List<Constraint> decisions(Random random, int records) {
        List<Constraint> decided = new ArrayList<>();
        int[] group = new int[records];
        Arrays.setAll(group, i -> i);
        for (int n = 1; n <= 60; n++) {
            int a = random.nextInt(records);
            int b = random.nextInt(records);
            boolean same = n <= 30;
            if (group[a] == group[b]) {
                continue;
            }
            decided.add(new Constraint(n, a, b, same));
            int gone = group[b];
            int into = group[a];
            Arrays.setAll(group, i -> same && group[i] == gone ? into : group[i]);
        }
        return decided;
    }
}
