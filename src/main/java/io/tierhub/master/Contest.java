package io.tierhub.master;

import java.util.List;

/**
 * How one field, or one group of fields that survive together, was decided: what an explanation shows.
 *
 * @param subject the field ({@code tax_id}, {@code attributes.area}) or the group ({@code name}, {@code address},
 *     {@code account})
 * @param kept the surviving values
 * @param lost every other value that a live record states, with the record that states it
 */
public record Contest(String subject, Rule rule, List<GoldenValue> kept, List<GoldenValue> lost) {}
