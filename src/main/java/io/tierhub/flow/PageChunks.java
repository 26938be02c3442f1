package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of a pull as chunks. A page that the mapping does not fit is a fault of the source: it changed. */
final class PageChunks implements Chunks {
    private static final int[] NO_OCCURRENCES = {};

    private final PageSources.Order order;
    private final PageSource source;
    private final Runnable begun;
    private final boolean snapshot;
    private final KeyIndex seen = new KeyIndex();
    private final Set<String> warnings = new LinkedHashSet<>();
    /** By the columns of a page: most sources give the same ones each time. */
    private final Map<List<String>, RowMapper> mappers = new LinkedHashMap<>();

    private int number;

    /**
     * @param number of the last chunk before
     * @param begun told when the first page is there
     */
    PageChunks(PageSources.Order order, PageSource source, int number, Runnable begun) {
        this.order = order;
        this.source = source;
        this.snapshot = order.mapping().mode() == EntityMapping.Mode.SNAPSHOT;
        this.number = number;
        this.begun = begun;
    }

    @Override
    public @Nullable RawChunk next() throws IOException {
        PageSource.Page page = source.next();
        if (page == null) {
            return null;
        }
        begun.run();
        try (Table rows = page.rows()) {
            return chunk(rows, page.cursor());
        } catch (RefusedFile changed) {
            throw SourceFault.refused(changed.getMessage() + "; nothing is read until the query or the mapping fits");
        }
    }

    private RawChunk chunk(Table table, @Nullable String cursor) throws IOException {
        RowMapper mapper = mappers.computeIfAbsent(
                table.header().names(),
                columns -> new RowMapper(order.system().system(), order.entity(), order.mapping(), table));
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        int rows = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            rows++;
            Mapped mapped = mapper.map(row);
            if (mapped instanceof Mapped.Taken taken) {
                note(taken.source());
                records.add(taken.source());
            } else if (mapped instanceof Mapped.Refused refused) {
                rejections.add(refused.why());
            }
        }
        warnings.addAll(table.notes().warnings());
        return new RawChunk(++number, records, NO_OCCURRENCES, rejections, rows, cursor);
    }

    private void note(SourceRecord record) {
        if (snapshot && record.key() != null) {
            seen.put(MasterState.keyHash(record.system(), record.key()), 1, 0);
        }
    }

    @Override
    public KeyIndex seen() {
        return seen;
    }

    @Override
    public List<String> warnings() {
        Set<String> all = new LinkedHashSet<>(warnings);
        mappers.values().forEach(mapper -> all.addAll(mapper.warnings()));
        all.addAll(source.warnings());
        return List.copyOf(all);
    }

    /** Whoever opened the source closes it. */
    @Override
    public void close() {}
}
