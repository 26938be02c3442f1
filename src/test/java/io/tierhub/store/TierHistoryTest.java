package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.store.TierHistory.Change;
import io.tierhub.store.TierHistory.Span;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TierHistoryTest extends StoreFixture {
    @Test
    void aChangeEndsTheOpenSpanOnItsDay() {
        change(1, 10, Tier.B);
        change(1, 20, Tier.A);
        change(1, 30, Tier.A);
        assertThat(said(1)).containsExactly("10-20 B", "20-null A");
    }

    @Test
    void aSecondChangeOfADayReplacesTheFirst() {
        change(1, 10, Tier.B);
        change(1, 20, Tier.A);
        change(1, 20, Tier.C);
        assertThat(said(1)).containsExactly("10-20 B", "20-null C");
    }

    @Test
    void aChangeTakenBackOnItsDayLeavesNoTrace() {
        change(1, 10, Tier.B);
        change(1, 20, Tier.A);
        change(1, 20, Tier.B);
        assertThat(said(1)).containsExactly("10-null B");
    }

    @Test
    void aChangeBeforeTheLastIsRefused() {
        change(1, 10, Tier.B);
        assertThatThrownBy(() -> change(1, 9, Tier.A))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rewrite history");
        assertThatThrownBy(() -> write(tx -> tx.tierHistory().change(List.of(of(1, 20, Tier.A), of(1, 21, Tier.C)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyDayHasTheTierThatWasLastSaidUpToIt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<Long, TreeMap<Integer, Tier>> model = new TreeMap<>();
        for (int day = 100; day < 160; day++) {
            int rounds = 1 + random.nextInt(3);
            for (int round = 0; round < rounds; round++) {
                changeSome(random, day, model);
            }
        }
        List<Span> all = new ArrayList<>();
        read(tx -> {
            tx.tierHistory().scan(all::add);
            return 0;
        });
        Map<Long, List<Span>> spans = new TreeMap<>();
        all.forEach(each ->
                spans.computeIfAbsent(each.customer(), c -> new ArrayList<>()).add(each));
        assertThat(spans.keySet()).as("seed %d", seed).isEqualTo(model.keySet());
        spans.forEach((customer, own) -> assertWhole(own, model.get(customer), seed));
    }

    private void changeSome(Random random, int day, Map<Long, TreeMap<Integer, Tier>> model) {
        List<Change> changes = new ArrayList<>();
        for (long customer = 1; customer <= 12; customer++) {
            if (random.nextInt(4) == 0) {
                Tier tier = Tier.values()[random.nextInt(4)];
                changes.add(of(customer, day, tier));
                model.computeIfAbsent(customer, c -> new TreeMap<>()).put(day, tier);
            }
        }
        write(tx -> tx.tierHistory().change(changes));
        write(tx -> tx.tierHistory().change(changes));
    }

    private static void assertWhole(List<Span> spans, TreeMap<Integer, Tier> said, long seed) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean last = i == spans.size() - 1;
            assertThat(span.to() == null)
                    .as("seed %d: only the last is open", seed)
                    .isEqualTo(last);
            if (!last) {
                assertThat(spans.get(i + 1).from()).as("seed %d: no hole", seed).isEqualTo(span.to());
                assertThat(spans.get(i + 1).tier())
                        .as("seed %d: neighbours differ", seed)
                        .isNotEqualTo(span.tier());
            }
            for (int day = span.from(); day < (last ? 160 : span.to()); day++) {
                assertThat(span.tier())
                        .as("seed %d, day %d", seed, day)
                        .isEqualTo(said.floorEntry(day).getValue());
            }
        }
        assertThat(spans.get(0).from()).isEqualTo(said.firstKey());
    }

    private void change(long customer, int day, Tier tier) {
        write(tx -> tx.tierHistory().change(List.of(of(customer, day, tier))));
    }

    private static Change of(long customer, int day, Tier tier) {
        return new Change(customer, day, tier, "policy", "r@1");
    }

    private List<String> said(long customer) {
        return read(tx -> tx.tierHistory().of(customer)).stream()
                .map(span -> span.from() + "-" + span.to() + " " + span.tier())
                .toList();
    }
}
