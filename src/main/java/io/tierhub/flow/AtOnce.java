package io.tierhub.flow;

import io.tierhub.store.Tx;
import org.jspecify.annotations.Nullable;

/** What follows at once from a record that was posted: its grading. */
public interface AtOnce {
    /** Nothing follows before the next look. */
    AtOnce NOTHING = new AtOnce() {
        @Override
        public @Nullable Runnable within(Tx tx) {
            return null;
        }

        @Override
        public void soon() {}
    };

    /**
     * Lets it follow in the transaction that takes the record in.
     *
     * @return what is to be done after the commit; null where it must follow in one of its own: see {@link #soon}
     */
    @Nullable Runnable within(Tx tx);

    /** Has it follow in a transaction of its own. Returns at once. */
    void soon();
}
