package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected());
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
        List<Rejection> rejections = new ArrayList<>();
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
            } else if (mapped instanceof Mapped.Refused refused) {
                rejections.add(refused.why());
            }
        }
        return rows == 0 ? null : new RawChunk(++number, records, occurrences, rejections, rows, null);
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
