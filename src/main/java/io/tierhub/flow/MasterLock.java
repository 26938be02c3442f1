package io.tierhub.flow;

import io.tierhub.store.StoreException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread masters. Whoever wants to master, or to read a state that no mastering may change meanwhile, takes this
 * lock; first come, first served. The state is built when it is first needed.
 */
public final class MasterLock {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Supplier<MasterState> builder;
    private volatile @Nullable MasterState state;

    public MasterLock(Supplier<MasterState> builder) {
        this.builder = builder;
    }

    <T> T master(Function<MasterState, T> work) {
        lock.lock();
        try {
            return work.apply(state());
        } catch (StoreException failed) {
            if (failed.uncertain()) {
                state = null; // the store may hold more than what is in memory
            }
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock until what is given is closed. */
    Held hold() {
        lock.lock();
        return new Held();
    }

    /** The lock in the hands of one thread, for longer than one piece of work. */
    final class Held implements AutoCloseable {
        private Held() {}

        MasterState state() {
            return MasterLock.this.state();
        }

        /** Whether others wait for the lock. */
        boolean awaited() {
            return lock.hasQueuedThreads();
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }

    /** Holds mastering off while something else is done that needs no index. */
    <T> T still(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The state as it stands, without waiting; null if nothing has needed it yet. */
    @Nullable MasterState peek() {
        return state;
    }

    /** Whether the state has been built, so that mastering can begin at once. */
    public boolean ready() {
        return state != null;
    }

    /** Whether nobody is mastering, without waiting. */
    public boolean idle() {
        boolean free = lock.tryLock();
        if (free) {
            lock.unlock();
        }
        return free;
    }

    /** The state itself, for what is safe to ask from any thread. */
    public MasterState state() {
        lock.lock();
        try {
            MasterState built = state;
            if (built == null) {
                built = builder.get();
                state = built;
            }
            return built;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the state; it is built anew from the store when next needed. */
    void forget() {
        still(() -> state = null);
    }
}
