package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;

/** The systems that records came from, by name, also those that are no longer configured. */
final class KnownSystems {
    private KnownSystems() {}

    /** Asks for the names of 1, 2, 3 ...: asking for a number by name would enter an unknown name as a system. */
    static Map<String, Integer> numbers(Tx tx) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int number = 1; ; number++) {
            try {
                numbers.put(tx.systems().nameOf(number), number);
            } catch (IllegalStateException pastTheLast) {
                return numbers;
            }
        }
    }
}
