package io.tierhub.flow.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a credential may be used: at most so many requests in any span of so long, wherever the span begins. (A bucket
 * that is full at the beginning and refilled meanwhile lets twice as many through in its first span, which vendors count.)
 * Also keeps a pause that the source has asked for. Times are epoch milliseconds.
 */
final class RequestBudget {
    private final int requests;
    private final long perMs;
    private final Deque<Long> used = new ArrayDeque<>();
    private long pausedUntil;

    /** @param requests 0: as many as one likes */
    RequestBudget(int requests, long perMs) {
        this.requests = requests;
        this.perMs = perMs;
    }

    /**
     * The next moment at which a request may be made, now or later. It is taken if that is within {@code waitMs}; if not,
     * nothing is.
     */
    synchronized long take(long now, long waitMs) {
        long at = Math.max(now, pausedUntil);
        boolean full = requests > 0 && used.size() >= requests;
        if (full) {
            at = Math.max(at, used.getFirst() + perMs);
        }
        if (requests > 0 && at - now <= waitMs) {
            if (full) {
                used.removeFirst();
            }
            used.addLast(at);
        }
        return at;
    }

    /** Nobody asks before then. */
    synchronized void pauseUntil(long moment) {
        pausedUntil = Math.max(pausedUntil, moment);
    }
}
