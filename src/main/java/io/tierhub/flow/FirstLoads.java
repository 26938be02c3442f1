package io.tierhub.flow;

import io.tierhub.store.Store;
import io.tierhub.vocabulary.Entity;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The first load of an empty store is the business of one file, from its first chunk until the indexes stand. A pull that
 * comes meanwhile waits for its end, and makes a page of its own no part of it.
 */
final class FirstLoads {
    private final Store store;
    private final MasterLock lock;
    private final GoldenBehind behind;
    private final Stopping stopping;
    private final ReentrantLock files = new ReentrantLock();

    FirstLoads(Store store, MasterLock lock, GoldenBehind behind, Stopping stopping) {
        this.store = store;
        this.lock = lock;
        this.behind = behind;
        this.stopping = stopping;
    }

    /** A file comes. */
    void enter() {
        files.lock();
        try {
            finishLeft();
        } catch (RuntimeException failed) {
            files.unlock();
            throw failed;
        }
    }

    /** Whether the file is a first load, which begins then. Nothing else is mastered between the question and the answer. */
    boolean begin(Entity entity) {
        try {
            return lock.still(() -> {
                boolean first = entity == Entity.CUSTOMERS && lock.state().size() == 0 && !store.loading();
                if (first) {
                    GoldenBehind.begin(store);
                    store.beginFirstLoad();
                }
                return first;
            });
        } catch (RuntimeException failed) {
            files.unlock();
            throw failed;
        }
    }

    /** The file is at its end, be it a good or a bad one. */
    void leave(boolean first) {
        try {
            if (first && !stopping.asked()) {
                finish();
            }
        } finally {
            files.unlock();
        }
    }

    /** Returns when no first load is under way. */
    void pass() {
        if (!store.loading()) {
            return;
        }
        files.lock();
        try {
            stopping.check();
            finishLeft();
        } finally {
            files.unlock();
        }
    }

    /** The database was lost before it could be finished. */
    private void finishLeft() {
        if (store.loading()) {
            finish();
        }
    }

    /** Golden records catch up while the store builds its indexes. */
    private void finish() {
        if (lock.peek() == null) {
            store.settleMerges(); // a chunk failed: the state is built from what this leaves
        }
        try {
            lock.master(state -> {
                store.finishFirstLoad(
                        state.matches()::members,
                        behind.sourceRecords(),
                        indexes -> behind.catchUp(store, state, indexes));
                return state;
            });
        } catch (RuntimeException failed) {
            lock.forget(); // whoever needs the state next tries again
            throw failed;
        }
    }
}
