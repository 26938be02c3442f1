package io.tierhub.store;

import io.tierhub.master.GoldenValue;
import io.tierhub.master.Standing;
import io.tierhub.vocabulary.PartyType;
import java.util.List;

/**
 * A golden record.
 *
 * @param id the number of its {@link io.tierhub.vocabulary.CustomerId}
 * @param graded whether it takes part in grading: an account, or a person without one
 * @param createdDay epoch day on which it became known
 * @param updatedAt epoch milliseconds of its last change in the hub
 */
public record CustomerRow(
        long id, PartyType type, String name, List<GoldenValue> golden, Standing standing, long updatedAt) {}
