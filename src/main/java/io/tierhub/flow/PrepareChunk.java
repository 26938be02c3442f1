package io.tierhub.flow;

import io.tierhub.cleanse.CleanFact;
import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.RefusedRow;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.match.Features;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parallel part of a chunk's way: cleansing, and match features for customers. */
public final class PrepareChunk {
    private final Cleanser cleanser;
    private final MasterLock lock;

    /**
     * A chunk ready for the mastering thread, or several joined.
     *
     * @param number of the last one
     * @param chunks how many it is
     */
    record Prepared(
            int number,
            int chunks,
            List<PreparedCustomer> customers,
            List<PreparedFact> facts,
            List<RefusedRow> rejections,
            int rows) {

        /** Rows that seem to say something new. */
        long changes() {
            return customers.stream().filter(each -> each.work() != null).count() + facts.size() + rejections.size();
        }

        /** The last line of each key. */
        Map<String, Long> lines() {
            Map<String, Long> lines = new HashMap<>();
            customers.forEach(each -> lines.merge(each.key(), each.source().at().line(), Math::max));
            facts.forEach(each -> lines.merge(each.fact().key(), each.at().line(), Math::max));
            return lines;
        }

        /** This one and the one after it, to be taken in together. */
        Prepared and(Prepared next) {
            return new Prepared(
                    next.number,
                    chunks + next.chunks,
                    both(customers, next.customers),
                    both(facts, next.facts),
                    both(rejections, next.rejections),
                    rows + next.rows);
        }

        private static <T> List<T> both(List<T> first, List<T> second) {
            List<T> all = new ArrayList<>(first);
            all.addAll(second);
            return all;
        }
    }

    public PrepareChunk(Cleanser cleanser, MasterLock lock) {
        this.cleanser = cleanser;
        this.lock = lock;
    }

    Prepared prepare(Entity entity, ChunkReader.RawChunk raw) {
        List<RefusedRow> rejections = new ArrayList<>(raw.rejections());
        List<PreparedCustomer> customers = new ArrayList<>();
        List<PreparedFact> facts = new ArrayList<>();
        for (int i = 0; i < raw.records().size(); i++) {
            SourceRecord source = raw.records().get(i);
            @Nullable Rejection bad = null;
            if (entity != Entity.CUSTOMERS) {
                bad = fact(source, raw.occurrences().length == 0 ? 0 : raw.occurrences()[i], facts);
            } else if (known(source)) {
                customers.add(new PreparedCustomer(source, null));
            } else {
                bad = customer(source, customers);
            }
            if (bad != null) {
                rejections.add(RefusedRow.of(raw.origins().get(i), new Mapped.Refused(bad, source.key())));
            }
        }
        return new Prepared(raw.number(), 1, customers, facts, rejections, raw.rows());
    }

    /** A customer of whom only the handle is known that its facts name it by. */
    PreparedCustomer bare(SourceRecord source) {
        return new PreparedCustomer(source, work(source));
    }

    /** The work that was left out because the content seemed known. */
    PreparedCustomer.Work work(SourceRecord source) {
        if (cleanser.customer(source) instanceof Cleansed.Clean<CleanRecord> clean) {
            return new PreparedCustomer.Work(clean.value(), Features.of(clean.value()));
        }
        throw new IllegalStateException("a row that was taken before is now refused: " + source.at());
    }

    /** Whether the very content stands in the store. A chunk under way may change that: mastering looks again. */
    private boolean known(SourceRecord source) {
        String key = source.key();
        MasterState state = lock.peek();
        return key != null
                && state != null
                && state.unchanged(MasterState.keyHash(source.system(), key), source.contentHash());
    }

    private @Nullable Rejection customer(SourceRecord source, List<PreparedCustomer> into) {
        Cleansed<CleanRecord> cleansed = cleanser.customer(source);
        if (cleansed instanceof Cleansed.Clean<CleanRecord> clean) {
            into.add(
                    new PreparedCustomer(source, new PreparedCustomer.Work(clean.value(), Features.of(clean.value()))));
        }
        return rejection(cleansed);
    }

    private @Nullable Rejection fact(SourceRecord source, int occurrence, List<PreparedFact> into) {
        Cleansed<CleanFact> cleansed = cleanser.fact(source, occurrence);
        if (cleansed instanceof Cleansed.Clean<CleanFact> clean) {
            into.add(new PreparedFact(clean.value(), source.at(), source.contentHash()));
        }
        return rejection(cleansed);
    }

    private static @Nullable Rejection rejection(Cleansed<?> cleansed) {
        return cleansed instanceof Cleansed.Refused<?> refused ? refused.rejection() : null;
    }

    /** The rows of a chunk that cannot be taken in, as {@link #prepare} would find, without what matching needs. */
    List<Rejection> refused(Entity entity, ChunkReader.RawChunk raw) {
        List<Rejection> refused = new ArrayList<>();
        raw.rejections().forEach(each -> refused.add(each.why()));
        for (SourceRecord source : raw.records()) {
            Rejection bad = entity != Entity.CUSTOMERS
                    ? rejection(cleanser.fact(source, 0))
                    : known(source) ? null : rejection(cleanser.customer(source));
            if (bad != null) {
                refused.add(bad);
            }
        }
        return refused;
    }
}
