package io.tierhub.store;

/**
 * One surviving value of a golden record.
 *
 * @param field as in {@link io.tierhub.vocabulary.FieldValue}
 * @param record the id of the source record that it comes from; 0 where a person set it
 * @param rule the name of the survivorship rule that picked it
 */
public record GoldenValue(String field, String value, int record, String rule) {}
