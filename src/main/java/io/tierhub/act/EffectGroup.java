package io.tierhub.act;

/**
 * Customers of one group and what they did as long before an action began as after it.
 *
 * @param before how many bought in the time before; {@code after} likewise
 * @param ticketsBefore all their tickets together; {@code ticketsAfter} likewise
 */
public record EffectGroup(int customers, int before, int after, long ticketsBefore, long ticketsAfter) {
    /** Nobody. */
    public static final EffectGroup NONE = new EffectGroup(0, 0, 0, 0, 0);

    /** The group with one customer more. */
    public EffectGroup plus(boolean boughtBefore, boolean boughtAfter, int tickets, int ticketsLater) {
        return new EffectGroup(
                customers + 1,
                before + (boughtBefore ? 1 : 0),
                after + (boughtAfter ? 1 : 0),
                ticketsBefore + tickets,
                ticketsAfter + ticketsLater);
    }

    double share() {
        return customers == 0 ? 0 : (double) after / customers;
    }
}
