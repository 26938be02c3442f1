package io.tierhub.publish;

import io.tierhub.vocabulary.Setting;

/**
 * The {@code push:} stanza of a system file: how this system hears about tiers. A system that sends customers hears
 * about its own customers; a system that sends none hears about all.
 */
public record PushSettings(
        @Setting("The webhook that hears about tier changes.")
        WebhookSettings webhook) {

    /**
     * Whether a target hears about a customer.
     *
     * @param sendsCustomers whether the target is itself a source of customers
     * @param knowsCustomer whether one of the customer's source records came from it
     */
    public static boolean hears(boolean sendsCustomers, boolean knowsCustomer) {
        return knowsCustomer || !sendsCustomers;
    }
}
