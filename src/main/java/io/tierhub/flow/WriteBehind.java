package io.tierhub.flow;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings batches through, making one ahead of the store: a thread of its own writes and commits one while the next is made.
 * They commit in their order, one at a time; after one that fails none is written.
 */
final class WriteBehind<T> implements AutoCloseable {
    private final ExecutorService writer;
    private final Consumer<? super T> committed;
    private @Nullable Future<T> underWay;

    /**
     * @param thread its name
     * @param committed takes what came of each batch, on the thread that makes them
     */
    WriteBehind(String thread, Consumer<? super T> committed) {
        writer = Executors.newSingleThreadExecutor(work -> new Thread(work, thread));
        this.committed = committed;
    }

    /** Waits for the batch before and begins to write this one. */
    void write(Supplier<T> batch) {
        settle();
        underWay = writer.submit(batch::get);
    }

    /** Waits until all is committed. */
    void settle() {
        Future<T> committing = underWay;
        if (committing != null) {
            underWay = null;
            committed.accept(done(committing));
        }
    }

    static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle; the next run goes on", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** Waits until nothing is being written, come what may: whoever gets the lock next finds a store that stands still. */
    @Override
    public void close() {
        end(writer);
    }

    static void end(ExecutorService writer) {
        writer.shutdown();
        boolean interrupted = false;
        while (!writer.isTerminated()) {
            try {
                writer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
