package io.tierhub.behaviour;

/**
 * What one customer did besides buying, as of a day.
 *
 * @param lastDay epoch day of the last ticket or interaction; {@link Purchases#NEVER} if there is none
 * @param rated tickets that say how satisfied the customer was
 * @param satisfactionMicros their sum, in millionths of whatever the source counts in
 */
public record Activity(int lastDay, int tickets, int interactions, int rated, long satisfactionMicros) {
    /** Without a rated ticket. */
    public Activity(int lastDay, int tickets, int interactions) {
        this(lastDay, tickets, interactions, 0, 0);
    }
}
