package io.tierhub.flow;

import io.tierhub.grade.Flaps.Began;
import io.tierhub.store.TierHistory;
import io.tierhub.store.TierHistory.Span;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes once through the history of all customers and tells of each what it had on two days. */
final class TierSpans {
    /** Takes one customer after the other, by number. */
    @FunctionalInterface
    interface Sink {
        /** @param from the tier after the first day's grading, {@code to} that after the last's; null: none */
        void customer(long customer, List<Began> history, @Nullable Tier from, @Nullable Tier to);
    }

    private final int first;
    private final int last;
    private final Sink sink;
    private final List<Began> began = new ArrayList<>();
    private long customer = -1;
    private @Nullable Tier from;
    private @Nullable Tier to;

    private TierSpans(int first, int last, Sink sink) {
        this.first = first;
        this.last = last;
        this.sink = sink;
    }

    static void scan(TierHistory history, int first, int last, Sink sink) {
        TierSpans spans = new TierSpans(first, last, sink);
        history.scan(spans::next);
        spans.end();
    }

    private void next(Span span) {
        if (span.customer() != customer) {
            end();
            customer = span.customer();
        }
        began.add(new Began(span.tier(), span.from()));
        from = stands(span, first) ? span.tier() : from;
        to = stands(span, last) ? span.tier() : to;
    }

    private static boolean stands(Span span, int day) {
        Integer until = span.to();
        return span.from() <= day && (until == null || until > day);
    }

    private void end() {
        if (customer >= 0) {
            sink.customer(customer, began, from, to);
        }
        began.clear();
        from = null;
        to = null;
    }
}
