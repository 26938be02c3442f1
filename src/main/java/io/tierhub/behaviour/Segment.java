package io.tierhub.behaviour;

/**
 * A piece of the behaviour of one source record, as it is stored.
 *
 * @param number 0 for the first; a later one is begun when the last is full
 * @param data at most {@link Segments#MAX_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier to and from the store, never compared
public record Segment(int number, byte[] data) {}
