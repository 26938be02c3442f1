package io.tierhub.store;

import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.util.List;

/**
 * A stored source record of a customer.
 *
 * @param id given by the caller in sequence, from 1
 * @param system its number, see {@link Systems}
 * @param hash 64-bit hash of the content as the system wrote it
 * @param updatedAt epoch milliseconds at which the source says it changed; 0 if it does not say; likewise createdAt
 * @param customer the customer that it is part of
 * @param account the id of the organization's source record that a contact belongs to; 0 if none
 * @param bare whether it exists only because a fact named its key
 * @param raw the values as the system wrote them
 * @param clean the same, standardised
 * @param warnings codes of what looks wrong but is kept, without commas
 * @param file the ledger number of the file that last wrote it, with the line
 */
public record SourceRow(
        int id,
        int system,
        String key,
        long hash,
        long updatedAt,
        long createdAt,
        PartyType type,
        long customer,
        int account,
        boolean deleted,
        boolean bare,
        List<FieldValue> raw,
        List<FieldValue> clean,
        List<String> warnings,
        long file,
        long line) {

    /** The same record, gone from its system. Its hash is that of no content, so that it counts as changed if it comes back. */
    public SourceRow asDeleted() {
        return new SourceRow(
                id, system, key, 0, updatedAt, createdAt, type, customer, account, true, bare, raw, clean, warnings,
                file, line);
    }
}
