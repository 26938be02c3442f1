package io.tierhub.store;

import io.tierhub.master.GoldenValue;
import io.tierhub.master.Standing;
import io.tierhub.vocabulary.PartyType;
import java.util.List;

/**
 * A golden record.
 *
 * @param id the number of its {@link io.tierhub.vocabulary.CustomerId}
 * @param name what to call it; empty if nothing is known
 * @param standing whether it takes part in grading
 * @param updatedAt epoch milliseconds of its last change in the hub
 */
public record CustomerRow(
        long id, PartyType type, String name, List<GoldenValue> golden, Standing standing, long updatedAt) {}
