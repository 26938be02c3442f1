package io.tierhub.grade;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a model looked at, by name, in the order in which it says so: a few names a customer, of which none comes twice. */
final class Inputs extends AbstractMap<String, Object> {
    private Object[] pairs = new Object[16];
    private int size;

    @Override
    public Object put(String name, Object value) {
        if (2 * size == pairs.length) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        pairs[2 * size] = name;
        pairs[2 * size++ + 1] = value;
        return value;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> sink) {
        for (int i = 0; i < size; i++) {
            sink.accept((String) pairs[2 * i], pairs[2 * i + 1]);
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < size;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (at == size) {
                throw new NoSuchElementException();
            }
            int from = 2 * at++;
            return new SimpleImmutableEntry<>((String) pairs[from], pairs[from + 1]);
        }
    }
}
