package io.tierhub.vocabulary;

/**
 * One value of one canonical field.
 *
 * @param field a canonical field ({@code name}, {@code phones}) or a keyed one ({@code identifiers.duns},
 *     {@code attributes.sales_area}, {@code account.key}); a field of many values simply occurs several times
 * @param value the text, never empty
 */
public record FieldValue(String field, String value) {}
