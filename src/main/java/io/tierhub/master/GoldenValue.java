package io.tierhub.master;

/**
 * One value of a golden record, and where it comes from.
 *
 * @param field a canonical field or a keyed one ({@code attributes.sales_area}); phones and emails occur several times
 * @param recordId the source record that it was taken from
 * @param rule the rule that picked it
 */
public record GoldenValue(String field, String value, int recordId, Rule rule) {}
