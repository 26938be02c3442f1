package io.tierhub.flow.http;

import java.time.InstantSource;

/** The clock, and the sleep, of whoever asks; a test turns both. */
interface Waits extends InstantSource {
    /** Sleeps. */
    void sleep(long ms) throws InterruptedException;
}
