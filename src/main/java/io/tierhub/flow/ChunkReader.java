package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.RefusedRow;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.store.HeldBack.Columns;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file as chunks of rows, the unit of all work behind it. */
final class ChunkReader implements Chunks {
    /** Rows of a chunk, good and bad ones together. */
    static final int CHUNK_ROWS = 5_000;

    private final Table table;
    private final RowMapper mapper;
    private final boolean countRepeats;
    private final boolean snapshot;
    private final KeyIndex seen = new KeyIndex();
    private final OccurrenceCounter repeats = new OccurrenceCounter();
    private int number;

    ChunkReader(String system, Entity entity, EntityMapping mapping, Path file) throws IOException {
        this(system, entity, mapping, Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected()));
    }

    /** Reads a table, and closes it if the mapping refuses its columns. */
    ChunkReader(String system, Entity entity, EntityMapping mapping, Table table) throws IOException {
        this.table = table;
        try {
            mapper = new RowMapper(system, entity, mapping, table);
        } catch (RuntimeException refused) {
            table.close();
            throw refused;
        }
        snapshot = mapping.mode() == EntityMapping.Mode.SNAPSHOT;
        countRepeats = entity != Entity.CUSTOMERS && mapping.key() == null;
    }

    @Override
    public @Nullable RawChunk next() throws IOException {
        List<SourceRecord> records = new ArrayList<>(CHUNK_ROWS);
        List<Row> origins = new ArrayList<>(CHUNK_ROWS);
        List<RefusedRow> rejections = new ArrayList<>();
        int[] occurrences = new int[countRepeats ? CHUNK_ROWS : 0];
        int rows = 0;
        Row row;
        while (rows < CHUNK_ROWS && (row = table.next()) != null) {
            rows++;
            Mapped mapped = mapper.map(row);
            if (mapped instanceof Mapped.Taken taken) {
                if (countRepeats) {
                    occurrences[records.size()] = repeats.count(taken.source().contentHash());
                }
                if (snapshot && taken.source().key() != null) {
                    seen.put(
                            MasterState.keyHash(
                                    taken.source().system(), taken.source().key()),
                            1,
                            0);
                }
                records.add(taken.source());
                origins.add(row);
            } else if (mapped instanceof Mapped.Refused refused) {
                rejections.add(RefusedRow.of(row, refused));
            }
        }
        return rows == 0 ? null : new RawChunk(++number, records, origins, occurrences, rejections, rows, null);
    }

    /** The names of the columns; empty where the file gives them none. */
    List<String> columns() {
        return table.saysNothing() || table.header().texts().isEmpty()
                ? List.of()
                : table.header().names();
    }

    /** What it takes to map rows of the table again: all names, given by the file or not, and how columns are written. */
    Columns held() {
        List<String> names = table.header().names();
        return new Columns(names, table.evidence().proven(names.size()));
    }

    /** The warning about columns that the last file had not; empty where there are none that matter. */
    Optional<String> drift(List<String> before) {
        return columns().isEmpty() ? Optional.empty() : mapper.drift(before);
    }

    @Override
    public KeyIndex seen() {
        return seen;
    }

    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(table.notes().warnings());
        all.addAll(mapper.warnings());
        return all;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
