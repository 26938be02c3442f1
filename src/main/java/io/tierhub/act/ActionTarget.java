package io.tierhub.act;

/**
 * A system that hears of actions.
 *
 * @param kind what kind of system it is: erp, ticketing, marketing or other
 * @param sendsCustomers whether it is itself a source of customers: then it hears about its own
 */
public record ActionTarget(String system, String kind, boolean sendsCustomers) {
    /** Every system. */
    public static final String ALL = "all";

    /** Whether a name in the settings means this system. */
    public boolean named(String name) {
        return name.equals(system) || name.equals(kind) || name.equals(ALL);
    }
}
