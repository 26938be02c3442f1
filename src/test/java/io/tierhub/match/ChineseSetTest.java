package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.CleanseRules;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.generator.ChineseSet;
import io.tierhub.generator.Trap;
import io.tierhub.generator.Twist;
import io.tierhub.generator.Written;
import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chinese customers in three systems, matched by the default rules. docs/matching.md publishes what this prints. */
class ChineseSetTest {
    private static final long SEED = 1;

    /** Of the pairs that show a kind of difference, the share that must be joined. */
    private static final Map<Twist, Double> LEAST = Map.ofEntries(
            Map.entry(Twist.OTHER_FORM, .89),
            Map.entry(Twist.NO_FORM, .85),
            Map.entry(Twist.REGION_MOVED, .89),
            Map.entry(Twist.NO_REGION, .93),
            Map.entry(Twist.SHORT_NAME, .84),
            Map.entry(Twist.TRADITIONAL, .90),
            Map.entry(Twist.FULL_WIDTH, .83),
            Map.entry(Twist.PINYIN, .68),
            Map.entry(Twist.ENGLISH, .72),
            Map.entry(Twist.HOMOPHONE, .77),
            Map.entry(Twist.NAME_SLIP, .42),
            Map.entry(Twist.CODE_SLIP, .89),
            Map.entry(Twist.UNNOTICED_CODE_SLIP, .43));

    /** Of the pairs of a trap, the share that may be joined at most. */
    private static final Map<Trap, Double> MOST = Map.of(
            Trap.BRANCH, .0,
            Trap.NUMBERED, .004,
            Trap.GROUP, .131,
            Trap.SAME_NAME_COMPANY, .044,
            Trap.SOUND_ALIKE, .20,
            Trap.SWITCHBOARD, .0,
            Trap.MAILBOX, .0,
            Trap.NAMESAKE, .001,
            Trap.HOUSEHOLD, .009,
            Trap.CONTACT, .0);

    @Test
    void customersAreFoundAndTrapsAreSeenThrough() {
        examine(2_000);
    }

    @Test
    @Tag("full")
    void soTheyAreAmongTenTimesAsMany() {
        examine(20_000);
    }

    private static void examine(int size) {
        ChineseSet set = ChineseSet.of(SEED, size);
        MatchIndex index = placed(set);
        ChineseScore placed = ChineseScore.of(set, index::customerOf);
        index.use(Learning.of(index, 1, SEED));
        Partition partition = Reclustering.of(index);
        ChineseScore again = ChineseScore.of(set, partition::cluster);
        System.out.printf(
                "seed %d, %d records%nplaced %sreclustered %s",
                SEED, set.records().size(), placed, again);
        holds("placed", placed, .97, .85, .73, .83);
        holds("reclustered", again, .99, .85, .73, .84);
    }

    private static void holds(
            String how, ChineseScore score, double precision, double recall, double clusters, double customers) {
        assertThat(score.pairs().precision()).as(how + ": precision of pairs").isGreaterThan(precision);
        assertThat(score.pairs().recall()).as(how + ": recall of pairs").isGreaterThan(recall);
        assertThat(score.precisionOutsideTraps())
                .as(how + ": precision outside traps")
                .isGreaterThan(.998);
        assertThat(score.clusters().precision())
                .as(how + ": precision of clusters")
                .isGreaterThan(clusters);
        assertThat(score.clusters().recall()).as(how + ": recall of clusters").isGreaterThan(customers);
        assertThat(score.twists().keySet())
                .as("every kind of difference occurs")
                .isEqualTo(LEAST.keySet());
        assertThat(score.traps().keySet()).as("every kind of trap occurs").isEqualTo(MOST.keySet());
        score.twists()
                .forEach((twist, part) -> assertThat(part.share())
                        .as(how + ": recall of " + twist + ", " + part)
                        .isGreaterThanOrEqualTo(LEAST.get(twist)));
        score.traps()
                .forEach((trap, part) -> assertThat(part.share())
                        .as(how + ": wrong joins of " + trap + ", " + part)
                        .isLessThanOrEqualTo(MOST.get(trap)));
    }

    private static MatchIndex placed(ChineseSet set) {
        Cleanser cleanser = new Cleanser(CleanseRules.defaults());
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        AtomicLong numbers = new AtomicLong();
        for (int i = 0; i < set.records().size(); i++) {
            index.place(i, Features.of(clean(set.records().get(i), i, cleanser)), numbers::incrementAndGet);
        }
        index.commit();
        return index;
    }

    private static CleanRecord clean(Written written, int number, Cleanser cleanser) {
        Position at = new Position(written.system(), number + 2);
        SourceRecord raw =
                new SourceRecord(written.system(), Entity.CUSTOMERS, at, written.key(), null, written.values(), number);
        return ((Cleansed.Clean<CleanRecord>) cleanser.customer(raw)).value();
    }
}
