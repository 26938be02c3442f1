package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.util.function.Function;

/** What a chunk must ask the store before it can be written: the answers hold all chunks before it. */
interface Reads {
    <T> T read(Function<Tx, T> question);

    /** Asks inside the transaction that writes the chunk too. */
    static Reads in(Tx tx) {
        return new Reads() {
            @Override
            public <T> T read(Function<Tx, T> question) {
                return question.apply(tx);
            }
        };
    }
}
