package io.tierhub.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tierhub.behaviour.Rate;
import io.tierhub.behaviour.Rates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/rates.csv}: how much of the reporting currency one unit of a currency was worth, by day. */
final class RatesFile {
    static final String NAME = "config/rates.csv";
    private static final List<String> HEADER = List.of("day", "currency", "rate");

    private static final CsvReader.CsvReaderBuilder ROWS = CsvReader.builder()
            .skipEmptyLines(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE);

    private final Problems problems;
    private final List<Rate> rates = new ArrayList<>();
    private final Map<String, CsvRecord> seen = new HashMap<>();

    private RatesFile(Problems problems) {
        this.problems = problems;
    }

    /** The rates of a text; rows that are wrong are problems. */
    static Rates read(String text, String reporting, Problems problems) {
        RatesFile file = new RatesFile(problems);
        try (CsvReader<CsvRecord> rows = ROWS.ofCsvRecord(text)) {
            boolean header = true;
            for (CsvRecord row : rows) {
                if (header) {
                    header = false;
                    file.header(row);
                } else {
                    file.row(row);
                }
            }
        } catch (CsvParseException e) {
            problems.add(
                    new Place(NAME, 0), "", null, "not readable as CSV: " + e.getMessage() + "; correct its quotes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems.isEmpty() ? Rates.of(reporting, file.rates) : Rates.none(reporting);
    }

    private void header(CsvRecord row) {
        List<String> names = row.getFields().stream().map(String::strip).toList();
        if (!names.equals(HEADER)) {
            refuse(row, "", String.join(",", names), "the first line names the columns; write day,currency,rate");
        }
    }

    private void row(CsvRecord row) {
        if (row.getFieldCount() != HEADER.size()) {
            refuse(
                    row,
                    "",
                    null,
                    "a row has a day, a currency and a rate, this one has " + row.getFieldCount()
                            + " cells; write it like 2026-06-30,USD,7.1586");
            return;
        }
        @Nullable LocalDate day = day(row);
        boolean currency = currency(row);
        @Nullable BigDecimal rate = rate(row);
        if (day == null || !currency || rate == null) {
            return;
        }
        String code = row.getField(1).strip();
        @Nullable CsvRecord before = seen.putIfAbsent(day + code, row);
        if (before != null) {
            refuse(
                    row,
                    "currency",
                    code,
                    "the rate of that day stands twice, first on line " + before.getStartingLineNumber()
                            + "; keep one");
            return;
        }
        rates.add(new Rate((int) day.toEpochDay(), code, rate));
    }

    private @Nullable LocalDate day(CsvRecord row) {
        try {
            return LocalDate.parse(row.getField(0).strip());
        } catch (DateTimeException e) {
            refuse(row, "day", row.getField(0), "expected a day; write it like 2026-06-30");
            return null;
        }
    }

    private boolean currency(CsvRecord row) {
        try {
            Currency.getInstance(row.getField(1).strip());
            return true;
        } catch (IllegalArgumentException e) {
            refuse(
                    row,
                    "currency",
                    row.getField(1),
                    "expected an ISO code of three capital letters; write it like USD");
            return false;
        }
    }

    private @Nullable BigDecimal rate(CsvRecord row) {
        try {
            BigDecimal rate = (BigDecimal) Scalars.convert(row.getField(2).strip(), BigDecimal.class);
            if (rate.signum() > 0) {
                return rate;
            }
        } catch (IllegalArgumentException e) {
            // refused below, with rates that are no more than 0
        }
        refuse(row, "rate", row.getField(2), "expected a number above 0; write it like 7.1586");
        return null;
    }

    private void refuse(CsvRecord row, String column, @Nullable String value, String message) {
        problems.add(new Place(NAME, (int) row.getStartingLineNumber()), column, value, message);
    }
}
