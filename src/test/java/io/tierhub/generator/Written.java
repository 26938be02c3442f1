package io.tierhub.generator;

import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import java.util.Set;

/**
 * A customer's record as a system has it.
 *
 * @param customer the number of the customer that it is in truth
 * @param twists in what it differs
 * @param values canonical fields, not cleansed
 */
public record Written(String system, String key, int customer, Set<Twist> twists, List<FieldValue> values) {}
