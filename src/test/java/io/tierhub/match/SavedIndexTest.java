package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.match.MatchRules.Preset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An index that was saved, and has done again what was told since, is the index that lived. */
class SavedIndexTest {
    private static final int RECORDS = 600;
    /** The last ones are placed by all indexes at the end. */
    private static final int KEPT_BACK = 100;
    /** A small cap, so that hub values come and go. */
    private static final MatchRules RULES = new MatchRules(Preset.DEFAULT, 10, 32, List.of(), 20, 0);

    /** The steps of one commit. */
    private static final class Told implements MatchChanges {
        private final List<Consumer<MatchChanges>> steps = new ArrayList<>();

        @Override
        public void left(int record) {
            steps.add(to -> to.left(record));
        }

        @Override
        public void entered(int record, byte[] features) {
            steps.add(to -> to.entered(record, features));
        }

        @Override
        public void assigned(int record, long customer) {
            steps.add(to -> to.assigned(record, customer));
        }
    }

    @Test
    void aSavedIndexThatDoesTheChangesAgainIsTheOneThatLived() throws IOException {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            Features[] people = People.of(seed, RECORDS, 40).features();
            Features[] others = People.of(seed + 1000, RECORDS, 40).features();
            MatchIndex lived = new MatchIndex(RULES);
            AtomicLong numbers = new AtomicLong();
            byte[] file = null;
            List<Told> since = new ArrayList<>();
            int saveAt = random.nextInt(20);
            for (int chunk = 0; chunk < 25; chunk++) {
                if (chunk == saveAt) {
                    file = saved(lived);
                }
                change(lived, people, others, random, numbers, random.nextInt(60));
                if (random.nextInt(4) == 0) {
                    lived.rollback();
                    continue;
                }
                if (file != null) {
                    Told told = new Told();
                    lived.tell(told);
                    since.add(told);
                }
                lived.commit();
            }
            MatchIndex loaded = loaded(file);
            for (Told told : since) {
                MatchChanges again = loaded.again();
                told.steps.forEach(step -> step.accept(again));
                loaded.commit();
            }
            String as = "seed " + seed + " saved before chunk " + saveAt;
            assertThat(Dump.of(loaded, RECORDS)).as(as).isEqualTo(Dump.of(lived, RECORDS));
            assertThat(loaded.keys().hubs()).as(as).isEqualTo(lived.keys().hubs());
            long number = numbers.get();
            List<MatchDecision> decisions = last(lived, people, numbers);
            numbers.set(number);
            assertThat(last(loaded, people, numbers)).as(as).isEqualTo(decisions);
        }
    }

    /**
     * Why the changes are told and not only which records changed: an index that is built from what the records are today
     * has never seen the hubs that have emptied since.
     */
    @Test
    void anIndexBuiltFromTheRecordsOfTodayHasFewerHubsThanTheOneThatLived() {
        Features shared = Given.person("given_name=Joanna", "family_name=Kowalska", "phones=+48601234567");
        MatchIndex lived = new MatchIndex(RULES);
        for (int i = 0; i < 30; i++) {
            long number = i + 1;
            lived.place(i, shared, () -> number);
        }
        for (int i = 5; i < 30; i++) {
            lived.replace(i, Given.person("given_name=Marek", "family_name=Nowak" + i), () -> 100);
        }
        lived.commit();
        MatchIndex built = new MatchIndex(RULES);
        for (int i = 0; i < 5; i++) {
            built.add(i, lived.customerOf(i), shared);
        }
        assertThat(lived.hubValues(10)).isNotEmpty();
        assertThat(built.hubValues(10)).isEmpty();
    }

    @Test
    void anIndexWithPendingChangesIsNotSaved() {
        MatchIndex index = new MatchIndex(RULES);
        index.place(0, Given.person("given_name=Joanna"), () -> 1);
        assertThatThrownBy(() -> saved(index)).hasMessageContaining("commit or roll back first");
    }

    @Test
    void aFileThatIsCutOffOrDamagedAnywhereIsNotWhole() throws IOException {
        MatchIndex index = Given.placed(Given.person("given_name=Joanna", "family_name=Kowalska"));
        byte[] file = saved(index);
        assertThat(isWhole(file)).isTrue();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(isWhole(damaged)).isFalse();
            assertThat(isWhole(Arrays.copyOf(file, random.nextInt(file.length))))
                    .isFalse();
        }
    }

    private static boolean isWhole(byte[] file) throws IOException {
        return ArrayInput.isWhole(Channels.newChannel(new ByteArrayInputStream(file)), file.length);
    }

    private static byte[] saved(MatchIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ArrayOutput out = new ArrayOutput(Channels.newChannel(bytes));
        index.save(out);
        out.finish();
        return bytes.toByteArray();
    }

    private static MatchIndex loaded(byte[] file) throws IOException {
        MatchIndex index = new MatchIndex(RULES);
        index.load(new ArrayInput(Channels.newChannel(new ByteArrayInputStream(file))));
        return index;
    }

    private static List<MatchDecision> last(MatchIndex index, Features[] people, AtomicLong numbers) {
        List<MatchDecision> decisions = new ArrayList<>();
        for (int i = RECORDS - KEPT_BACK; i < RECORDS; i++) {
            decisions.add(index.place(i, people[i], numbers::incrementAndGet));
        }
        return decisions;
    }

    /** Places, replaces, moves and removes at random; several times over some records within one commit. */
    private static void change(
            MatchIndex index, Features[] people, Features[] others, Random random, AtomicLong numbers, int times) {
        for (int i = 0; i < times; i++) {
            int record = random.nextInt(RECORDS - KEPT_BACK);
            if (!index.contains(record)) {
                index.place(record, people[record], numbers::incrementAndGet);
                continue;
            }
            switch (random.nextInt(6)) {
                case 0 -> index.remove(record);
                case 1 -> index.move(record, numbers.incrementAndGet());
                case 2 -> index.replace(record, others[record], numbers::incrementAndGet);
                case 3 -> index.replace(record, people[record], numbers::incrementAndGet);
                default -> {
                    // stays
                }
            }
        }
    }
}
