package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final long SEED = 5;

    /** So few candidates that the budget ends most searches. */
    private static final MatchRules SPARING = new MatchRules(MatchRules.Preset.DEFAULT, 200, 10, List.of(), 20, 0);

    private static MatchIndex indexed(List<Features> records) {
        return indexed(records, MatchRules.defaults());
    }

    private static MatchIndex indexed(List<Features> records, MatchRules rules) {
        MatchIndex index = new MatchIndex(rules);
        for (int i = 0; i < records.size(); i++) {
            index.add(i, i + 1, records.get(i));
        }
        return index;
    }

    private static List<Features> people(int rows, int duplicates) {
        return new ArrayList<>(List.of(People.of(SEED, rows, duplicates).features()));
    }

    @Test
    void theSameRecordsInAnyOrderTeachTheSameAndMakeTheSameCustomers() {
        List<Features> records = people(900, 30);
        MatchIndex index = indexed(records);
        String learned = text(Learning.of(index, 1, SEED));
        index.use(Learning.of(index, 1, SEED));
        Set<Set<Features>> customers = customers(records, Reclustering.of(index));
        for (long shuffle = 1; shuffle <= 3; shuffle++) {
            List<Features> other = new ArrayList<>(records);
            Collections.shuffle(other, new Random(shuffle));
            MatchIndex again = new MatchIndex(MatchRules.defaults());
            Given.placeAll(again, other.toArray(new Features[0]));
            MatchModel model = Learning.of(again, 1, SEED);
            assertThat(text(model)).as("shuffle %d", shuffle).isEqualTo(learned);
            again.use(model);
            assertThat(customers(other, Reclustering.of(again)))
                    .as("shuffle %d", shuffle)
                    .isEqualTo(customers);
        }
    }

    @Test
    void noIdsDecideWhichCandidatesAreLeftOut() {
        List<Features> records = people(900, 95);
        String learned = text(Learning.of(indexed(records, SPARING), 1, SEED));
        Collections.reverse(records);
        assertThat(text(Learning.of(indexed(records, SPARING), 1, SEED))).isEqualTo(learned);
    }

    private static String text(MatchModel model) {
        return model.persons().weights().text()
                + model.organizations().weights().text();
    }

    /** Features are told apart by what they are, not by what they hold. */
    private static Set<Set<Features>> customers(List<Features> records, Partition partition) {
        TreeMap<Integer, Set<Features>> clusters = new TreeMap<>();
        for (int i = 0; i < partition.size(); i++) {
            clusters.computeIfAbsent(
                            partition.cluster(i), cluster -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(records.get(partition.record(i)));
        }
        return new HashSet<>(clusters.values());
    }

    @Test
    void howManyProcessorsThereAreTeachesNothing() {
        MatchIndex index = indexed(people(900, 30));
        assertThat(learned(index, 1)).isEqualTo(learned(index, 3));
    }

    private static String learned(MatchIndex index, int processors) {
        ForkJoinPool pool = new ForkJoinPool(processors);
        try {
            return pool.submit(() -> text(Learning.of(index, 1, SEED))).join();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void withFewerRecordsThanTeachAnythingTheShippedWeightsStay() {
        List<Features> records = people(Learning.FEWEST_RECORDS, 40);
        assertThat(Learning.of(indexed(records), 1, SEED).persons().isLearned()).isTrue();
        List<Features> oneLess = records.subList(1, records.size());
        MatchModel few = Learning.of(indexed(oneLess), 1, SEED);
        assertThat(few.persons().isLearned()).isFalse();
        assertThat(few.persons().weights().text()).isEqualTo(Weights.shipped().text());
    }

    @Test
    void recordsThatAreAllStrangersTeachNothing() {
        List<Features> records = people(800, 0);
        assertThat(Learning.of(indexed(records), 1, SEED).persons().isLearned()).isFalse();
    }

    @Test
    void aFieldThatDiffersBetweenRecordsOfOneCustomerComesToSayLess() {
        List<Features> records = new ArrayList<>();
        Random chance = new Random(SEED);
        for (int customer = 0; customer < 400; customer++) {
            String family = "family_name=" + word(chance);
            String given = "given_name=" + word(chance);
            String birth = "birth_date=19%02d-0%d-1%d"
                    .formatted(chance.nextInt(90), 1 + chance.nextInt(9), chance.nextInt(10));
            for (int copy = 0; copy < 2; copy++) {
                records.add(Given.person(
                        given, family, birth, "phones=+44" + (7_000_000_000L + chance.nextInt(900_000_000))));
            }
        }
        MatchIndex index = indexed(records);
        Weights weights = Learning.of(index, 1, SEED).persons().weights();
        assertThat(weights.m(MatchField.PHONE, Level.DIFFERENT)).isGreaterThan(.9);
        assertThat(weights.m(MatchField.BIRTH_DATE, Level.EXACT)).isGreaterThan(.9);
        assertThat(weights.partners())
                .as("records of the same customer beside each")
                .isBetween(.9, 1.1);
    }

    private static String word(Random chance) {
        return chance.ints(7, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aModelReadsAsItWasWritten() {
        Weights weights =
                Learning.of(indexed(people(900, 30)), 1, SEED).persons().weights();
        assertThat(Weights.parse(weights.text()).text()).isEqualTo(weights.text());
        assertThat(new TreeSet<>(weights.levels(MatchField.BIRTH_DATE)))
                .isEqualTo(new TreeSet<>(Weights.shipped().levels(MatchField.BIRTH_DATE)));
    }
}
