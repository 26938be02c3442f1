package io.tierhub.cleanse;

/**
 * What a system knows in one field.
 *
 * @param field its canonical name, as in {@code phones} or {@code attributes.area}
 * @param filled records that have something in it
 * @param valid of these, records in which cleansing kept it and had nothing to warn of
 * @param standardised of these, records in which the clean value is written otherwise than the system wrote it
 * @param distinct different clean values
 * @param exact whether {@code distinct} was counted, not estimated
 */
public record FieldQuality(String field, long filled, long valid, long standardised, long distinct, boolean exact) {}
