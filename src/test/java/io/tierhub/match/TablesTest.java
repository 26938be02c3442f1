package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The primitive tables behave like the maps of the library. */
class TablesTest {
    @Test
    void anIntTableIsAMap() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            IntTable table = new IntTable();
            Map<Integer, Integer> map = new HashMap<>();
            for (int i = 0; i < 50_000; i++) {
                int hash = (random.nextInt(3) << 24) + random.nextInt(3000);
                int value = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(99);
                table.put(hash, value);
                map.put(hash, value);
                int asked = (random.nextInt(3) << 24) + random.nextInt(3000);
                assertThat(table.get(asked)).as("seed " + seed).isEqualTo(map.getOrDefault(asked, 0));
            }
        }
    }

    @Test
    void aLongTableIsAMap() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            LongTable table = new LongTable();
            Map<Long, Integer> map = new TreeMap<>();
            for (int i = 0; i < 50_000; i++) {
                long key = 1 + random.nextInt(3000);
                if (random.nextInt(3) == 0) {
                    table.remove(key);
                    map.remove(key);
                } else {
                    table.put(key, i);
                    map.put(key, i);
                }
                long asked = 1 + random.nextInt(3000);
                assertThat(table.get(asked)).as("seed " + seed).isEqualTo(map.getOrDefault(asked, -1));
            }
            assertThat(table.size()).isEqualTo(map.size());
        }
    }

    @Test
    void postingsAreSortedSets() {
        for (long seed = 1; seed <= 2; seed++) {
            Random random = new Random(seed);
            Postings postings = new Postings();
            Map<Long, TreeSet<Integer>> map = new HashMap<>();
            int[] list = new int[1000];
            for (int i = 0; i < 40_000; i++) {
                long key = (long) random.nextInt(40) << 40;
                int id = random.nextInt(400);
                TreeSet<Integer> ids = map.computeIfAbsent(key, any -> new TreeSet<>());
                if (ids.remove(id)) {
                    postings.remove(key, id);
                } else {
                    ids.add(id);
                    assertThat(postings.add(key, id)).isEqualTo(ids.size());
                }
                int n = postings.copy(key, list);
                assertThat(java.util.Arrays.stream(list, 0, n).boxed())
                        .as("seed " + seed)
                        .containsExactlyElementsOf(ids);
                assertThat(postings.count(key)).isEqualTo(ids.size());
            }
        }
    }
}
