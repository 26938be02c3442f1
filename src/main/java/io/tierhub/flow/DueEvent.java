package io.tierhub.flow;

import io.tierhub.publish.EventBody;

/**
 * An outbox row that is due.
 *
 * @param attempts how many attempts have been made before
 */
public record DueEvent(EventBody event, int attempts) {}
