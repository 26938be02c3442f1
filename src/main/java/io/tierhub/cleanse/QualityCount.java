package io.tierhub.cleanse;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts field by field what the customers' records of one system are worth; memory does not grow with them. */
public final class QualityCount {
    /** Which fields a warning is about. Others are about a number that cleansing left out, or about no single field. */
    private static final Map<String, Set<String>> WARNED = Map.of(
            "PHONE_INVALID", Set.of("phones"),
            "EMAIL_INVALID", Set.of("emails"),
            "TAX_ID_CHECK", Set.of("tax_id", "account.tax_id"),
            "WEBSITE_INVALID", Set.of("website"),
            "BIRTH_DATE_INVALID", Set.of("birth_date"),
            "COUNTRY_UNKNOWN", Set.of("country"),
            "TYPE_UNKNOWN", Set.of("type"),
            "CREATED_AT_INVALID", Set.of("created_at"),
            "UPDATED_AT_INVALID", Set.of("updated_at"),
            "DELETED_UNKNOWN", Set.of("deleted"));

    /** What cleansing keeps apart from the values. */
    private static final Set<String> APART = Set.of("type", "created_at", "updated_at", "deleted");

    private final Map<String, Tally> fields = new TreeMap<>(Comparator.<String, CustomerField>comparing(
                    CustomerField::of, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.naturalOrder()));

    private static final class Tally {
        long filled;
        long valid;
        long standardised;
        final DistinctCount distinct = new DistinctCount();
    }

    /**
     * Counts one record.
     *
     * @param raw what the system wrote
     * @param clean what cleansing made of it
     * @param warnings codes of what looked wrong
     */
    public void add(List<FieldValue> raw, List<FieldValue> clean, List<String> warnings) {
        for (int i = 0; i < raw.size(); i++) {
            String field = raw.get(i).field();
            if (first(raw, field) == i) {
                count(
                        field,
                        values(raw, field),
                        APART.contains(field) ? values(raw, field) : values(clean, field),
                        warnings);
            }
        }
    }

    private void count(String field, List<String> raw, List<String> clean, List<String> warnings) {
        Tally tally = fields.computeIfAbsent(field, f -> new Tally());
        tally.filled++;
        clean.forEach(tally.distinct::add);
        boolean warned = warnings.stream()
                .anyMatch(code -> WARNED.getOrDefault(code, Set.of()).contains(field));
        if (!warned && !clean.isEmpty()) {
            tally.valid++;
            tally.standardised += clean.equals(raw) ? 0 : 1;
        }
    }

    /** In the order of the canonical fields. */
    public List<FieldQuality> fields() {
        List<FieldQuality> found = new ArrayList<>();
        fields.forEach((field, tally) -> found.add(new FieldQuality(
                field,
                tally.filled,
                tally.valid,
                tally.standardised,
                tally.distinct.count(),
                tally.distinct.isExact())));
        return found;
    }

    private static int first(List<FieldValue> values, String field) {
        int i = 0;
        while (!values.get(i).field().equals(field)) {
            i++;
        }
        return i;
    }

    private static List<String> values(List<FieldValue> values, String field) {
        List<String> found = new ArrayList<>(1);
        for (FieldValue value : values) {
            if (value.field().equals(field) && !saysNothing(value)) {
                found.add(value.value());
            }
        }
        return found;
    }

    /** Attributes are kept as they are written, so what says nothing is still among the clean values. */
    private static boolean saysNothing(FieldValue value) {
        return OwnWords.is(value.field()) && OwnWords.said(value.value()) == null;
    }
}
