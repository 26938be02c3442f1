package io.tierhub.match;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.CleanseRules;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A labelled set: records as the cleanser leaves them, and the cluster that each belongs to in truth. */
record TruthSet(List<CleanRecord> records, List<String> truth) {

    static final Map<String, String> FEBRL = Map.of(
            "given_name", "given_name",
            "surname", "family_name",
            "street_number", "house_number",
            "address_1", "street",
            "address_2", "unit",
            "suburb", "city",
            "postcode", "postcode",
            "state", "region",
            "date_of_birth", "birth_date",
            "soc_sec_id", "tax_id");
    static final Map<String, String> FAKE = Map.of(
            "first_name",
            "given_name",
            "surname",
            "family_name",
            "dob",
            "birth_date",
            "city",
            "city",
            "email",
            "emails");
    static final Map<String, String> RESTAURANT =
            Map.of("type", "organization", "name", "name", "address", "street", "city", "city", "cuisine", "industry");

    /** The map with one column mapped otherwise; left out where the field is empty. */
    static Map<String, String> with(Map<String, String> map, String column, String field) {
        Map<String, String> other = new HashMap<>(map);
        other.remove(column);
        if (!field.isEmpty()) {
            other.put(column, field);
        }
        return other;
    }

    /** Reads a shared set; skips the test, saying so, where the folder is absent. */
    static TruthSet read(String name, Map<String, String> map) {
        Path file = Path.of(System.getProperty("tierhub.shared", "../shared"))
                .resolve("data/matching")
                .resolve(name + ".csv");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no labelled set at " + file);
        Cleanser cleanser = new Cleanser(CleanseRules.defaults());
        TruthSet set = new TruthSet(new ArrayList<>(), new ArrayList<>());
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> set.take(row, name, map, cleanser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return set;
    }

    private void take(NamedCsvRecord row, String system, Map<String, String> map, Cleanser cleanser) {
        List<FieldValue> values = new ArrayList<>();
        map.forEach((column, field) -> {
            boolean constant = column.equals("type");
            String value = constant ? field : row.getField(column).strip();
            if (!value.isEmpty()) {
                values.add(new FieldValue(constant ? "type" : field, value));
            }
        });
        Position at = new Position(system, row.getStartingLineNumber());
        SourceRecord raw = new SourceRecord(system, Entity.CUSTOMERS, at, row.getField("id"), null, values, 0);
        records.add(clean(cleanser.customer(raw)));
        truth.add(row.getField("cluster"));
    }

    private static CleanRecord clean(Cleansed<CleanRecord> cleansed) {
        return ((Cleansed.Clean<CleanRecord>) cleansed).value();
    }
}
