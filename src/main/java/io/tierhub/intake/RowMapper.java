package io.tierhub.intake;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.Hash64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the rows of one table to source records. Made once a file; not for use by several threads. */
public final class RowMapper {
    private final String system;
    private final Entity entity;
    private final String file;
    private final boolean pulled;
    private final MappedColumns columns;
    private final UnknownValues unknown = new UnknownValues();

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
                ? MappedColumns.ofNothing(table.header(), file)
                : MappedColumns.of(entity, mapping, table.header(), file);
    }

    /** One row: the source record, or why it goes to the quarantine. */
    public Mapped map(Row row) {
        Rejection fault = row.fault();
        if (fault != null) {
            return new Mapped.Refused(
                    pulled ? new Rejection(at(row), fault.column(), fault.reason(), fault.value()) : fault);
        }
        String key = columns.key() < 0 ? null : cell(row, columns.key());
        if (key != null && key.isEmpty()) {
            return new Mapped.Refused(withoutKey(row));
        }
        OwnerRef owner = null;
        if (columns.owner() >= 0) {
            String value = cell(row, columns.owner());
            if (value.isEmpty()) {
                return new Mapped.Refused(
                        reject(row, columns.owner(), "MISSING_CUSTOMER: the row does not say whose it is"));
            }
            owner = new OwnerRef(columns.by(), value);
        }
        return new Mapped.Taken(record(row, key, owner));
    }

    private SourceRecord record(Row row, @Nullable String key, @Nullable OwnerRef owner) {
        long hash = Hash64.add(Hash64.START, entity.name());
        hash = Hash64.add(hash, key == null ? "" : key);
        hash = Hash64.finish(Hash64.add(hash, owner == null ? "" : owner.value()));
        MappedColumns.Slot[] slots = columns.slots();
        List<FieldValue> values = new ArrayList<>(slots.length);
        for (MappedColumns.Slot slot : slots) {
            String value = slot.constant();
            if (value == null) {
                value = cell(row, slot.column());
                if (value.isEmpty()) {
                    continue;
                }
                if (!slot.values().isEmpty()) {
                    value = translated(slot, value);
                }
            }
            values.add(new FieldValue(slot.path(), value));
            // A sum, so that the order of the mapping does not decide about the hash.
            hash += Hash64.finish(Hash64.add(slot.seed(), value));
        }
        return new SourceRecord(system, entity, at(row), key, owner, values, hash);
    }

    private String translated(MappedColumns.Slot slot, String value) {
        String canonical = slot.values().get(value);
        if (canonical == null) {
            unknown.count(slot.path(), value);
            return value;
        }
        return canonical;
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

    private static String cell(Row row, int column) {
        return Cells.unescapeFormula(Cells.trim(row.cell(column)));
    }

    private Position at(Row row) {
        if (!pulled) {
            return new Position(file, row.line());
        }
        String key = columns.key() < 0 ? "" : cell(row, columns.key());
        return Position.ofKey(file, key.isEmpty() ? "no key, " + String.join(",", row.cells()) : key);
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
