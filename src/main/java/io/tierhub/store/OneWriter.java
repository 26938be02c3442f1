package io.tierhub.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one thread at a time write to an H2 store. H2 puts its tables on disk one after the other while other threads go
 * on: a commit, and even the rollback of a read, beside a thread that writes may store a row of his transaction without
 * the record that would undo it. A kill before the next commit then leaves part of a transaction. A thread that writes may
 * be within another write of its own.
 */
final class OneWriter {
    private final ReentrantLock writing = new ReentrantLock(true);

    <T> T alone(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }
}
