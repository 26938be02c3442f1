package io.tierhub.store;

import io.tierhub.master.GoldenValue;
import io.tierhub.master.Rule;
import io.tierhub.master.Standing;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rows of plausible size for the tests of the store. */
final class Samples {
    private Samples() {}

    static Store open(Path folder) {
        return Store.open(TestDatabase.withTables(folder), "test");
    }

    static void write(Store store, Consumer<Tx> work) {
        store.transaction(Effect.CHUNK_TAKEN, tx -> {
            work.accept(tx);
            return true;
        });
    }

    static <T> List<T> list(Store store, Function<Tx, List<T>> work) {
        return store.read(work);
    }

    static long number(Store store, Function<Tx, ? extends Number> work) {
        return store.<Number>read(work::apply).longValue();
    }

    static SourceRow source(int id, String key, long customer) {
        List<FieldValue> clean = List.of(
                new FieldValue("name", "Customer Number " + id),
                new FieldValue("phones", "+86138" + (10_000_000 + id)),
                new FieldValue("emails", "someone" + id + "@example.com"),
                new FieldValue("street", "Long Street " + id % 977),
                new FieldValue("city", "上海市"),
                new FieldValue("country", "CN"),
                new FieldValue("attributes.sales_area", "east"));
        return new SourceRow(
                id,
                1,
                key,
                id * 31L,
                1_700_000_000_000L,
                0,
                PartyType.PERSON,
                customer,
                0,
                false,
                false,
                clean,
                clean,
                List.of("EMAIL_INVALID"),
                1,
                id + 1L);
    }

    static CustomerRow customer(long id) {
        return new CustomerRow(
                id,
                PartyType.PERSON,
                "Customer Number " + id,
                List.of(
                        new GoldenValue("name", "Customer Number " + id, (int) id, Rule.MOST_RECENT),
                        new GoldenValue("phones", "+86138" + (10_000_000 + id), (int) id, Rule.UNION),
                        new GoldenValue("emails", "someone" + id + "@example.com", (int) id, Rule.UNION),
                        new GoldenValue("street", "Long Street " + id % 977, (int) id, Rule.MOST_RECENT),
                        new GoldenValue("city", "上海市", (int) id, Rule.MOST_RECENT),
                        new GoldenValue("attributes.sales_area", "east", (int) id, Rule.MOST_RECENT)),
                Standing.GRADED,
                1_700_000_000_000L);
    }
}
