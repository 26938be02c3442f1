package io.tierhub.master;

/**
 * A value that a person pinned on a source record: it stands in the golden record of that record's customer, whatever the
 * rules say.
 *
 * @param field a canonical field of one value, or a keyed one ({@code attributes.sales_area})
 * @param value clean, as a source's would be
 * @param decision the number of the decision; of two pins of one field the one of the greater number holds
 */
public record Pin(String field, String value, long decision) {}
