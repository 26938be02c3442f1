package io.tierhub.flow;

import io.tierhub.master.Standing;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The standings of some customers, and the source records whose facts count for them.
 *
 * @param standings by customer; those that are no customers any more are left out
 * @param owners the customer by record
 */
record WhoCounts(Map<Long, Standing> standings, Map<Integer, Long> owners) {
    /** @param known is asked first; null: the store is */
    static WhoCounts read(Tx tx, long[] customers, @Nullable LoneRecords known) {
        Map<Long, Standing> standings = new HashMap<>();
        Map<Integer, Long> owners = new HashMap<>();
        LongStream.Builder others = LongStream.builder();
        for (long customer : customers) {
            int at = known == null ? -1 : known.at(customer);
            if (known != null && at >= 0) {
                standings.put(customer, known.standing(at));
                owners.put(known.record(at), customer);
            } else {
                others.add(customer);
            }
        }
        long[] asked = others.build().toArray();
        standings.putAll(tx.customers().standings(asked));
        owners.putAll(tx.ownedRecords().of(asked));
        return new WhoCounts(standings, owners);
    }
}
