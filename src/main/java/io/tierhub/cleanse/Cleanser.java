package io.tierhub.cleanse;

import io.tierhub.intake.SourceRecord;

/** Standardises source records. Thread-safe; one instance serves all systems. */
public final class Cleanser {
    private final CustomerCleanser customers;
    private final FactCleanser facts;

    public Cleanser(CleanseRules rules) {
        Phones phones = new Phones(rules.country());
        Dates dates = new Dates(rules.zone(), rules.dayFirst());
        this.customers = new CustomerCleanser(rules.currency(), phones, dates);
        this.facts = new FactCleanser(rules.currency(), phones, dates);
    }

    /**
     * A customer. Only one without a key is refused: what cannot be read is left out, with a warning, and the raw value
     * stays beside in the store.
     */
    public Cleansed<CleanRecord> customer(SourceRecord source) {
        return customers.cleanse(source);
    }

    /**
     * An order, a ticket or an interaction; refused where its day, its customer or an order's amount cannot be told.
     *
     * @param occurrence how many facts of the same content stood before it in the same file; names facts without a key
     */
    public Cleansed<CleanFact> fact(SourceRecord source, int occurrence) {
        return facts.cleanse(source, occurrence);
    }
}
