package io.tierhub.master;

import io.tierhub.cleanse.CleanRecord;

/**
 * One source record of a customer.
 *
 * @param recordId the number of the source record in the store
 */
public record Member(int recordId, CleanRecord record) {}
