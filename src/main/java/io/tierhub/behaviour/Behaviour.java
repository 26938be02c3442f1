package io.tierhub.behaviour;

/**
 * What one customer did, as of a day.
 *
 * @param futureEvents events after that day: left out, and reported as a fault of the data
 */
public record Behaviour(Purchases purchases, Activity activity, int futureEvents) {}
