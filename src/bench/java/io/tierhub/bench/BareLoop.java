package io.tierhub.bench;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.Row;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.match.Features;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchRules;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pure rooms one after the other on one thread, without store and flow; each stage is timed for itself. */
final class BareLoop {
    private static final int CHUNK = 5_000;

    private final MatchIndex index;
    private final Cleanser cleanser;
    private double parse;
    private double cleanse;
    private double features;
    private double place;
    private int records;
    private long customers;

    BareLoop(Cleanser cleanser, MatchRules rules) {
        this.cleanser = cleanser;
        this.index = new MatchIndex(rules);
    }

    BareLoop run(EntityMapping mapping, Path file) throws IOException {
        try (Table table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected())) {
            RowMapper mapper = new RowMapper(BenchHome.SYSTEM, Entity.CUSTOMERS, mapping, table);
            for (List<SourceRecord> chunk = read(table, mapper); !chunk.isEmpty(); chunk = read(table, mapper)) {
                place(featuresOf(cleansed(chunk)));
            }
        }
        return this;
    }

    private List<SourceRecord> read(Table table, RowMapper mapper) throws IOException {
        Watch watch = new Watch();
        List<SourceRecord> chunk = new ArrayList<>(CHUNK);
        Row row;
        while (chunk.size() < CHUNK && (row = table.next()) != null) {
            if (mapper.map(row) instanceof Mapped.Taken taken) {
                chunk.add(taken.source());
            }
        }
        parse += watch.seconds();
        return chunk;
    }

    private List<CleanRecord> cleansed(List<SourceRecord> chunk) {
        Watch watch = new Watch();
        List<CleanRecord> clean = new ArrayList<>(chunk.size());
        for (SourceRecord source : chunk) {
            if (cleanser.customer(source) instanceof Cleansed.Clean<CleanRecord> each) {
                clean.add(each.value());
            }
        }
        cleanse += watch.seconds();
        return clean;
    }

    private List<Features> featuresOf(List<CleanRecord> clean) {
        Watch watch = new Watch();
        List<Features> all = new ArrayList<>(clean.size());
        for (CleanRecord each : clean) {
            all.add(Features.of(each));
        }
        features += watch.seconds();
        return all;
    }

    private void place(List<Features> all) {
        Watch watch = new Watch();
        for (Features each : all) {
            index.place(++records, each, () -> ++customers);
        }
        index.commit();
        place += watch.seconds();
    }

    double parseAndCleanse() {
        return parse + cleanse;
    }

    double matching() {
        return features + place;
    }

    void print(Report to) {
        to.time("parse + map", parse, records);
        to.time("cleanse", cleanse, records);
        to.time("match features", features, records);
        to.time("match place", place, records);
        to.line(
                "match index",
                "%,9.1f MB (%d bytes a record, %d of them keys), %,d customers",
                index.bytes() / 1e6,
                index.bytes() / records,
                index.keyBytes() / records,
                index.customers());
    }
}
