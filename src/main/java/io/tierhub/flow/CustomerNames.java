package io.tierhub.flow;

import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** How an export names customers: by number, or canonically by the smallest (system, key). */
final class CustomerNames {
    private final boolean canonical;
    private final Map<Long, SourceKey> keys;

    CustomerNames(Tx tx, boolean canonical) {
        this.canonical = canonical;
        this.keys = canonical ? tx.crossReference().canonicalNames() : Map.of();
    }

    boolean canonical() {
        return canonical;
    }

    String of(long customer) {
        if (!canonical) {
            return new CustomerId(customer).toString();
        }
        SourceKey key = keys.get(customer);
        return key == null ? "gone" : key.toString();
    }

    /**
     * Passes rows on in the order of the customers' names. Rows come by customer number; in canonical exports they are kept
     * until all have come, as those are for comparing, not for daily use.
     */
    <T> void inOrder(Consumer<Consumer<? super T>> scan, ToLongFunction<T> customer, BiConsumer<String, T> out) {
        if (!canonical) {
            scan.accept(row -> out.accept(of(customer.applyAsLong(row)), row));
            return;
        }
        Map<Long, List<T>> rows = new HashMap<>();
        scan.accept(row -> rows.computeIfAbsent(customer.applyAsLong(row), c -> new ArrayList<>(2))
                .add(row));
        List<Long> customers = new ArrayList<>(rows.keySet());
        customers.sort(Comparator.<Long, SourceKey>comparing(c -> keys.getOrDefault(c, new SourceKey("gone", "gone")))
                .thenComparing(c -> c));
        for (long each : customers) {
            rows.getOrDefault(each, List.of()).forEach(row -> out.accept(of(each), row));
        }
    }
}
