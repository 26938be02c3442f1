package io.tierhub.intake;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Hash64;
import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Where in the header each part of the mapping stands. */
final class MappedColumns {
    /** Facts are of no use without these, where the mapping names them. */
    private static final Set<String> REQUIRED = Set.of("amount", "placed_at", "opened_at", "at");

    /**
     * @param columns the columns read; empty for a constant
     * @param kind what the field holds
     * @param style how the column writes it, where it is one
     * @param seed the hash of the path
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Slot(String path, int[] columns, FieldMapping from, ColumnStyle.Kind kind, ColumnStyle style, long seed) {
        /** Whether the cell goes on as it stands, blanks and all: an attribute of one column and no steps. */
        boolean verbatim() {
            return from.how() == FieldMapping.How.COLUMN
                    && columns.length == 1
                    && from.steps().isEmpty()
                    && FieldNames.verbatim(path);
        }
    }

    /** Where a column is that the mapping reads and these rows leave out. */
    private static final int LEFT_OUT = -2;

    private final Header header;
    private final ColumnEvidence evidence;
    private final String file;
    private final boolean sparse;
    private final List<String> warnings = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private int key = -1;
    private int owner = -1;
    private OwnerRef.By by = OwnerRef.By.KEY;
    private Slot[] array = new Slot[0];

    private MappedColumns(Table table) {
        this.header = table.header();
        this.evidence = table.evidence();
        this.file = table.notes().file();
        this.sparse = table.sparse();
    }

    static MappedColumns of(Entity entity, EntityMapping mapping, Table table) {
        String problem = mapping.problem(entity);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        if (table.header().size() == 0) {
            throw new RefusedFile(table.notes().file(), 0, "EMPTY_FILE: it has not even a header row; export it again");
        }
        MappedColumns columns = new MappedColumns(table);
        if (mapping.key() != null) {
            columns.key = columns.required("key", mapping.key().names());
        }
        if (mapping.customer() != null) {
            columns.by = mapping.customer().by();
            columns.owner =
                    columns.ofFacts("customer", mapping.customer().columns().names());
        }
        for (FieldMap.Entry entry : mapping.map().entries()) {
            columns.add(entity, entry);
        }
        columns.refuseStrangers(entity, mapping);
        columns.array = columns.slots.toArray(Slot[]::new);
        return columns;
    }

    /** Of a file without rows. */
    static MappedColumns ofNothing(Table table) {
        return new MappedColumns(table);
    }

    int key() {
        return key;
    }

    int owner() {
        return owner;
    }

    /** Whether the mapping says whose the rows are, and none of them does. */
    boolean ownerLeftOut() {
        return owner == LEFT_OUT;
    }

    OwnerRef.By by() {
        return by;
    }

    Slot[] slots() {
        return array;
    }

    Header header() {
        return header;
    }

    /** Whether the mapping reads the column at a position. */
    boolean reads(int column) {
        return column == key
                || column == owner
                || slots.stream().anyMatch(slot -> IntStream.of(slot.columns()).anyMatch(each -> each == column));
    }

    int width() {
        return header.size();
    }

    String name(int column) {
        return header.names().get(column);
    }

    List<String> warnings() {
        return warnings;
    }

    private void add(Entity entity, FieldMap.Entry entry) {
        String path = entry.path();
        FieldMapping from = entry.from();
        int before = slots.size();
        switch (from.how()) {
            case COLUMN -> column(entity, path, from);
            case JOIN, FIRST_OF -> several(path, from);
        }
        if (slots.size() == before) {
            if (entity != Entity.CUSTOMERS && REQUIRED.contains(path)) {
                ofFacts(path, from.columns());
                if (sparse) {
                    return;
                }
            }
            warnings.add("MISSING_COLUMN: " + path + " is read from " + String.join(" or ", from.columns())
                    + ", which the file does not have" + guess(from.columns()) + "; the field stays empty");
        }
    }

    private void column(Entity entity, String path, FieldMapping from) {
        if (from.constant() != null) {
            slot(path, new int[0], from);
            return;
        }
        for (String name : from.columns()) {
            int column = header.find(name);
            if (column >= 0) {
                slot(path, new int[] {column}, from);
                if (!FieldNames.many(entity, path)) {
                    return;
                }
            }
        }
    }

    private void several(String path, FieldMapping from) {
        int[] columns = from.sources().stream()
                .mapToInt(source -> header.find(source.names()))
                .filter(column -> column >= 0)
                .toArray();
        if (columns.length > 0) {
            slot(path, columns, from);
        }
        if (columns.length > 0 && columns.length < from.sources().size() && from.how() == FieldMapping.How.JOIN) {
            List<String> lost = from.sources().stream()
                    .filter(source -> header.find(source.names()) < 0)
                    .map(Columns::toString)
                    .toList();
            warnings.add("MISSING_COLUMN: " + path + " is joined from columns of which the file does not have "
                    + String.join(", ", lost) + "; the others make it");
        }
    }

    private void slot(String path, int[] columns, FieldMapping from) {
        ColumnStyle.Kind kind = FieldNames.kind(path);
        ColumnStyle style = columns.length != 1 || !from.steps().isEmpty() ? ColumnStyle.PLAIN : style(columns[0]);
        String words = style.words(kind);
        if (words != null) {
            warnings.add(words + " (" + path + " from " + name(columns[0]) + ")");
        }
        slots.add(new Slot(path, columns, from, kind, style, Hash64.add(Hash64.START, path)));
    }

    private ColumnStyle style(int column) {
        return new ColumnStyle(
                evidence.dayFirst(column), evidence.decimalComma(column), ColumnStyle.unit(name(column)));
    }

    /** Customers of which the file gives nothing but keys are a wrong file rather than bare customers. */
    private void refuseStrangers(Entity entity, EntityMapping mapping) {
        if (entity != Entity.CUSTOMERS) {
            return;
        }
        List<String> sought = new ArrayList<>();
        for (FieldMap.Entry entry : mapping.map().entries()) {
            sought.addAll(entry.from().columns());
        }
        if (!sought.isEmpty() && slots.stream().allMatch(slot -> slot.columns().length == 0)) {
            throw missing("mapped fields", sought);
        }
    }

    /** What facts are of no use without. Of rows that leave out what is empty, each is refused for itself. */
    private int ofFacts(String what, List<String> names) {
        if (!sparse || header.find(names) >= 0) {
            return required(what, names);
        }
        warnings.add("MISSING_COLUMN: " + what + " is read from " + String.join(" or ", names)
                + ", which no row of a page has" + guess(names) + "; its rows are refused");
        return LEFT_OUT;
    }

    private int required(String what, List<String> names) {
        int column = header.find(names);
        if (column < 0) {
            throw missing(what, names);
        }
        return column;
    }

    private RefusedFile missing(String what, List<String> names) {
        String none = header.line() == 0 && header.texts().isEmpty() ? " (no header row was found)" : "";
        return new RefusedFile(
                file,
                header.line(),
                "MISSING_COLUMN: " + what + " is read from " + String.join(" or ", names) + ", but the columns are "
                        + String.join(", ", header.names()) + none + guess(names)
                        + "; add the column's name to the mapping, or the column to the export");
    }

    private String guess(List<String> names) {
        for (String name : names) {
            String near = Nearest.to(name, header.names());
            if (near != null) {
                return "; the nearest is " + near;
            }
        }
        return "";
    }
}
