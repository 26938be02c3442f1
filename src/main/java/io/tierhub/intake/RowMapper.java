package io.tierhub.intake;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.Hash64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps the rows of one table to source records. Made once a file; not for use by several threads. */
public final class RowMapper {
    /** As spreadsheets write it: 1.38E+10. */
    private static final Pattern LOST = Pattern.compile("[1-9](\\.[0-9]+)?E\\+[0-9]{2,3}");

    private static final String NOBODYS = "MISSING_CUSTOMER: the row does not say whose it is";

    private final String system;
    private final Entity entity;
    private final String file;
    private final boolean pulled;
    private final MappedColumns columns;
    private final UnknownValues unknown = new UnknownValues();
    private final SlotCells cells = new SlotCells(unknown);

    /**
     * @throws RefusedFile if the header lacks a column that the entity cannot do without
     * @throws IllegalArgumentException if the mapping does not fit the entity
     */
    public RowMapper(String system, Entity entity, EntityMapping mapping, Table table) {
        this.system = system;
        this.entity = entity;
        this.file = table.notes().file();
        this.pulled = table.pulled();
        this.columns = table.saysNothing()
                ? MappedColumns.ofNothing(table)
                : MappedColumns.of(entity, mapping, table);
    }

    /** One row: the source record, or why it goes to the quarantine. */
    public Mapped map(Row row) {
        Rejection fault = row.fault();
        if (fault != null) {
            return new Mapped.Refused(
                    pulled ? new Rejection(at(row), fault.column(), fault.reason(), fault.value()) : fault, null);
        }
        String key = columns.key() < 0 ? null : SlotCells.text(row, columns.key());
        if (key != null && key.isEmpty()) {
            return new Mapped.Refused(withoutKey(row), null);
        }
        if (key != null && LOST.matcher(key).matches()) {
            return new Mapped.Refused(lost(row, columns.key()), null);
        }
        if (columns.ownerLeftOut()) {
            return new Mapped.Refused(
                    new Rejection(at(row), null, NOBODYS, Cells.shown(String.join(",", row.cells()))), key);
        }
        OwnerRef owner = null;
        if (columns.owner() >= 0) {
            String value = SlotCells.text(row, columns.owner());
            if (LOST.matcher(value).matches()) {
                return new Mapped.Refused(lost(row, columns.owner()), key);
            }
            if (value.isEmpty()) {
                return new Mapped.Refused(
                        reject(row, columns.owner(), NOBODYS), key);
            }
            owner = new OwnerRef(columns.by(), value);
        }
        return record(row, key, owner);
    }

    private Mapped record(Row row, @Nullable String key, @Nullable OwnerRef owner) {
        long hash = Hash64.add(Hash64.START, entity.name());
        hash = Hash64.add(hash, key == null ? "" : key);
        hash = Hash64.finish(Hash64.add(hash, owner == null ? "" : owner.value()));
        MappedColumns.Slot[] slots = columns.slots();
        List<FieldValue> values = new ArrayList<>(slots.length);
        for (MappedColumns.Slot slot : slots) {
            String fault = cells.read(row, slot);
            if (fault != null) {
                return new Mapped.Refused(reject(row, slot.columns()[0], fault), key);
            }
            for (String value : cells.values()) {
                values.add(new FieldValue(slot.path(), value));
                // A sum, so that the order of the mapping does not decide about the hash.
                hash += Hash64.finish(Hash64.add(slot.seed(), value));
            }
        }
        return new Mapped.Taken(new SourceRecord(system, entity, at(row), key, owner, values, hash));
    }

    /** The warning about columns that the last file had not; empty where there are none that matter. */
    public Optional<String> drift(List<String> before) {
        return ColumnDrift.warning(before, columns.header(), columns::reads);
    }

    /** Columns of the mapping that the file does not have, and values that no table of the mapping lists. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(columns.warnings());
        for (Map.Entry<String, Long> line : unknown.counts().entrySet()) {
            warnings.add("UNKNOWN_VALUE: " + line.getKey() + " is not in the values of the mapping (" + line.getValue()
                    + " rows); add it there, or it stays as it is");
        }
        return warnings;
    }

    private Position at(Row row) {
        if (!pulled) {
            return new Position(file, row.line());
        }
        String key = columns.key() < 0 ? "" : SlotCells.text(row, columns.key());
        return Position.ofKey(file, key.isEmpty() ? "no key, " + String.join(",", row.cells()) : key);
    }

    /** A spreadsheet has turned the code into a number: what stands there stands for thousands of codes. */
    private Rejection lost(Row row, int column) {
        return reject(
                row,
                column,
                "DIGITS_LOST: the code is a number with an exponent, so digits are missing; format the column as text in"
                        + " the source and export again");
    }

    private Rejection withoutKey(Row row) {
        int filled = 0;
        for (int i = 0; i < row.size(); i++) {
            filled += Cells.blank(row.cell(i)) ? 0 : 1;
        }
        boolean few = filled * 2 <= columns.width();
        return reject(
                row,
                columns.key(),
                few
                        ? "CONTINUATION_ROW: no key and few cells, so it seems to go on with the row above; export one row a"
                                + " record"
                        : "MISSING_KEY: the key is blank; give the record a key in the source");
    }

    private Rejection reject(Row row, int column, String reason) {
        return new Rejection(at(row), columns.name(column), reason, Cells.shown(String.join(",", row.cells())));
    }
}
