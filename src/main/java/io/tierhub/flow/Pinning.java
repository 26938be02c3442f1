package io.tierhub.flow;

import io.tierhub.cleanse.Cleanser;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.master.GoldenValue;
import io.tierhub.master.Pin;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Effect;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Nearest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of golden records that a person knows better than any source. A pin hangs on a source record, so it stays through
 * every rebuild and goes where that record goes. Each is a decision, and one transaction with all that follows from it.
 */
public final class Pinning {
    private final Store store;
    private final MasterLock lock;
    private final Cleanser cleanser;
    private final ChangePins change;

    /**
     * What became of it.
     *
     * @param number of the decision, or of the newest that was taken back
     * @param fresh whether anything changed; false: the field was pinned to that value already
     * @param value what the golden record says now; null: nothing any more
     */
    public record Pinned(
            long number,
            boolean fresh,
            CustomerId customer,
            String field,
            @Nullable String value) {}

    /**
     * What a person stated.
     *
     * @param note why; null: not said
     */
    public record Stated(
            long number,
            String field,
            String value,
            String by,
            OffsetDateTime at,
            @Nullable String note) {}

    /** All that persons stated of a customer and that holds, by field. */
    public record StatedAll(CustomerId customer, List<Stated> values) {}

    public Pinning(Store store, MasterLock lock, Cleanser cleanser, ChangePins change) {
        this.store = store;
        this.lock = lock;
        this.cleanser = cleanser;
        this.change = change;
    }

    /**
     * Pins a value. It hangs on the record that was named; of a customer on the one that gave the present value, else the
     * first. A pin of the same field that holds for the customer already is replaced.
     *
     * @param name a customer or a source record
     * @param field a canonical field of one value
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws RefusedException if the field cannot be pinned, or the value is none or doubtful
     */
    public Pinned pin(String name, String field, String value, Said said) {
        PinValue.checkField(field);
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Side side = Side.of(tx, state.matches(), name);
            CustomerRow customer = customer(tx, side);
            String clean = PinValue.clean(cleanser, customer.type(), field, value);
            List<Placed> present = present(tx, state.matches(), side, field);
            Placed holds = present.isEmpty() ? null : present.get(present.size() - 1);
            if (holds != null && holds.pin().value().equals(clean)) {
                return done(holds.pin().decision(), false, side, field, clean);
            }
            int record = side.whole() ? giver(customer, field, side.records()) : side.records()[0];
            Pin pin = new Pin(field, clean, tx.decisions().next());
            change.add(tx, state, new Placed(record, pin), present, said);
            return done(pin.decision(), true, side, field, clean);
        }));
    }

    /**
     * Takes every pin of a field of a customer away, so that the rule of survivorship decides again.
     *
     * @param name a customer or a source record of it
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws RefusedException if nothing is pinned there
     */
    public Pinned unpin(String name, String field, Said said) {
        PinValue.checkField(field);
        return lock.master(state -> store.transaction(Effect.DECIDED, tx -> {
            Side side = Side.of(tx, state.matches(), name);
            List<Placed> present = present(tx, state.matches(), side, field);
            if (present.isEmpty()) {
                throw new RefusedException("nobody has pinned " + field + " of " + new CustomerId(side.customer())
                        + "; tierhub review list --decided shows what is pinned");
            }
            change.remove(tx, state, present, said);
            GoldenValue now = value(customer(tx, side), field);
            long newest = present.get(present.size() - 1).pin().decision();
            return done(newest, true, side, field, now == null ? null : now.value());
        }));
    }

    /**
     * What persons stated of a customer: of each field the newest.
     *
     * @param name a customer or a source record of it
     * @throws Explaining.UnknownException if there is no such customer or record
     */
    public StatedAll stated(String name, ZoneId zone) {
        return lock.master(state -> store.read(tx -> {
            Side side = Side.of(tx, state.matches(), name);
            Map<String, Stated> byField = new TreeMap<>();
            for (Placed each : tx.pins().on(state.matches().members(side.customer()))) {
                Pin pin = each.pin();
                Decision decision = Objects.requireNonNull(tx.decisions().of(pin.decision()));
                OffsetDateTime at =
                        Instant.ofEpochMilli(decision.at()).atZone(zone).toOffsetDateTime();
                byField.put(
                        pin.field(),
                        new Stated(pin.decision(), pin.field(), pin.value(), decision.by(), at, decision.note()));
            }
            return new StatedAll(new CustomerId(side.customer()), List.copyOf(byField.values()));
        }));
    }

    /** The field that a person means: one of the golden record, or an attribute by its bare name. */
    public static String field(String typed) {
        String name = typed.strip();
        if (name.indexOf('.') >= 0 || CustomerField.of(name) != null) {
            return name;
        }
        String near = Nearest.to(
                name,
                Arrays.stream(CustomerField.values()).map(CustomerField::key).toList());
        if (near != null) {
            throw new RefusedException("customers have no field called " + name + "; did you mean " + near
                    + "? An attribute of that name is attributes." + name);
        }
        return CustomerField.ATTRIBUTES.key() + "." + name;
    }

    private static Pinned done(long number, boolean fresh, Side side, String field, @Nullable String value) {
        return new Pinned(number, fresh, new CustomerId(side.customer()), field, value);
    }

    private static CustomerRow customer(Tx tx, Side side) {
        return tx.customers().byIds(new long[] {side.customer()}).get(0);
    }

    /** The pins of a field on all records of the customer, oldest first. */
    private static List<Placed> present(Tx tx, MatchIndex matches, Side side, String field) {
        return tx.pins().on(matches.members(side.customer())).stream()
                .filter(each -> each.pin().field().equals(field))
                .toList();
    }

    private static int giver(CustomerRow customer, String field, int[] records) {
        GoldenValue now = value(customer, field);
        return now != null && Arrays.binarySearch(records, now.recordId()) >= 0 ? now.recordId() : records[0];
    }

    private static @Nullable GoldenValue value(CustomerRow customer, String field) {
        return customer.golden().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
