package io.tierhub.behaviour;

/**
 * What one customer did besides buying, as of a day.
 *
 * @param lastDay epoch day of the last ticket or interaction; {@link Purchases#NEVER} if there is none
 */
public record Activity(int lastDay, int tickets, int interactions) {}
