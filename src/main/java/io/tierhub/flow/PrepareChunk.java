package io.tierhub.flow;

import io.tierhub.cleanse.CleanFact;
import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.intake.Position;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import io.tierhub.match.Features;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
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
     * @param cursor where the source stands after it; null for a file
     */
    record Prepared(
            int number,
            int chunks,
            List<PreparedCustomer> customers,
            List<PreparedFact> facts,
            List<Rejection> rejections,
            int rows,
            @Nullable String cursor) {

        /** Rows that seem to say something new. */
        long changes() {
            return customers.stream().filter(each -> each.work() != null).count() + facts.size() + rejections.size();
        }

        /** Where its rows stand, but for those refused. */
        List<Position> places() {
            List<Position> places = new ArrayList<>();
            customers.forEach(each -> places.add(each.source().at()));
            facts.forEach(each -> places.add(each.at()));
            return places;
        }

        /** This one and the one after it, to be taken in together. */
        Prepared and(Prepared next) {
            return new Prepared(
                    next.number,
                    chunks + next.chunks,
                    both(customers, next.customers),
                    both(facts, next.facts),
                    both(rejections, next.rejections),
                    rows + next.rows,
                    next.cursor);
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

    Prepared prepare(Entity entity, Chunks.RawChunk raw) {
        List<Rejection> rejections = new ArrayList<>(raw.rejections());
        List<PreparedCustomer> customers = new ArrayList<>();
        List<PreparedFact> facts = new ArrayList<>();
        for (int i = 0; i < raw.records().size(); i++) {
            SourceRecord source = raw.records().get(i);
            if (entity != Entity.CUSTOMERS) {
                fact(source, raw.occurrences().length == 0 ? 0 : raw.occurrences()[i], facts, rejections);
            } else if (known(source)) {
                customers.add(new PreparedCustomer(source, null));
            } else {
                customer(source, customers, rejections);
            }
        }
        return new Prepared(raw.number(), 1, customers, facts, rejections, raw.rows(), raw.cursor());
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

    private void customer(SourceRecord source, List<PreparedCustomer> into, List<Rejection> rejections) {
        Cleansed<CleanRecord> cleansed = cleanser.customer(source);
        if (cleansed instanceof Cleansed.Clean<CleanRecord> clean) {
            into.add(
                    new PreparedCustomer(source, new PreparedCustomer.Work(clean.value(), Features.of(clean.value()))));
        } else if (cleansed instanceof Cleansed.Refused<CleanRecord> refused) {
            rejections.add(refused.rejection());
        }
    }

    private void fact(SourceRecord source, int occurrence, List<PreparedFact> into, List<Rejection> rejections) {
        Cleansed<CleanFact> cleansed = cleanser.fact(source, occurrence);
        if (cleansed instanceof Cleansed.Clean<CleanFact> clean) {
            into.add(new PreparedFact(clean.value(), source.at(), source.contentHash()));
        } else if (cleansed instanceof Cleansed.Refused<CleanFact> refused) {
            rejections.add(refused.rejection());
        }
    }
}
