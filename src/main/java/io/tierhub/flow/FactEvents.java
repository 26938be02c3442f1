package io.tierhub.flow;

import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.KeyHash;
import io.tierhub.behaviour.OrderPart;
import io.tierhub.store.FactRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of a fact: the fact itself, and of an order what it cost and what it was reduced by. */
final class FactEvents {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 4);
    private static final int MICROS_DIGITS = 6;

    private final RecordBehaviour behaviour;
    private final long nowSeconds;
    private final Map<String, Short> kinds = new HashMap<>();
    private final Map<Integer, String> currencies = new HashMap<>();

    FactEvents(RecordBehaviour behaviour, long nowSeconds) {
        this.behaviour = behaviour;
        this.nowSeconds = nowSeconds;
    }

    /** What the fact tells of its source record from now on. */
    void add(Tx tx, int record, String system, FactRow fact) {
        long key = KeyHash.of(system, fact.entity(), fact.key());
        String refundOf = fact.refundOf();
        long refunded = refundOf == null ? 0 : KeyHash.of(system, fact.entity(), refundOf);
        short kind = (short) fact.kind();
        behaviour.add(record, new Event(key, fact.day(), kind, fact.amount(), refunded, (int) nowSeconds));
        if (fact.entity() == Entity.ORDERS) {
            for (OrderPart part : OrderPart.values()) {
                Long micros = micros(fact.body(), part);
                if (micros != null) {
                    behaviour.add(record, new Event(part.key(key), fact.day(), kind(tx, part, kind), micros, key, (int)
                            nowSeconds));
                }
            }
        }
    }

    /** Takes away what an older version of a fact told, where the new one does not say it any more or of another record. */
    void remove(String system, FactRow before, FactRow now) {
        long key = KeyHash.of(system, before.entity(), before.key());
        boolean moved = now.record() != before.record();
        if (moved) {
            behaviour.add(before.record(), Event.removal(key, nowSeconds));
        }
        if (before.entity() == Entity.ORDERS) {
            for (OrderPart part : OrderPart.values()) {
                if (micros(before.body(), part) != null && (moved || micros(now.body(), part) == null)) {
                    behaviour.add(before.record(), Event.removal(part.key(key), nowSeconds));
                }
            }
        }
    }

    private short kind(Tx tx, OrderPart part, int order) {
        if (!currencies.containsKey(order)) {
            tx.kinds().all().forEach(each -> currencies.put(each.id(), each.currency()));
        }
        String currency = currencies.get(order);
        return kinds.computeIfAbsent(
                part + " " + currency, name -> (short) tx.kinds().idOf(Entity.ORDERS, part.kind(), currency));
    }

    private static @Nullable Long micros(List<FieldValue> values, OrderPart part) {
        for (FieldValue value : values) {
            if (value.field().equals(part.field())) {
                BigDecimal micros = new BigDecimal(value.value())
                        .movePointRight(MICROS_DIGITS)
                        .setScale(0, RoundingMode.HALF_UP);
                return micros.abs().compareTo(MOST) > 0 ? null : (Long) micros.longValueExact();
            }
        }
        return null;
    }
}
