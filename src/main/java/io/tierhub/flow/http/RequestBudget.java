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
     * Takes one request at the next moment at which one may be made, unless that is later than it would be of use.
     *
     * @return that moment, now or later; none is taken where it is after {@code latest}
     */
    synchronized long take(long now, long latest) {
        boolean full = requests > 0 && used.size() >= requests;
        long free = full ? used.getFirst() + perMs : now;
        long at = Math.max(Math.max(now, pausedUntil), free);
        if (requests > 0 && at <= latest) {
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
