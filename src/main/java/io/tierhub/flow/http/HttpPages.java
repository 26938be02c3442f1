package io.tierhub.flow.http;

import io.tierhub.flow.PageSource;
import io.tierhub.flow.SourceFault;
import io.tierhub.intake.PulledJson;
import io.tierhub.intake.RefusedFile;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.ListPlace;
import io.tierhub.intake.http.PageRead;
import io.tierhub.intake.http.PagesSettings.By;
import io.tierhub.intake.http.Paging;
import io.tierhub.intake.http.Places;
import io.tierhub.intake.http.PullPosition;
import io.tierhub.intake.http.RequestSettings;
import io.tierhub.intake.http.RowStamps;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one entity from a source over HTTP. Several of its pages become one of ours, so that a transaction has work. */
final class HttpPages implements PageSource {
    /** Rows from which a page of ours is full. */
    static final int ENOUGH_ROWS = 2_000;
    /** Milliseconds after which what was read is handed on. */
    static final long ENOUGH_MS = 5_000;

    private final Source source;
    private final RequestSettings request;
    private final Paging paging;
    private final PulledJson json;
    private final Waits waits;
    private final PullPosition begun;
    private @Nullable ListPlace at;
    private @Nullable PullPosition finished;
    private @Nullable SourceFault waiting;
    private @Nullable URI last;
    private boolean resumed;
    private long lastPrint;

    HttpPages(Source source, RequestSettings request, PulledJson json, PullPosition begun, Waits waits) {
        this.source = source;
        this.request = request;
        this.paging = new Paging(request);
        this.json = json;
        this.begun = begun;
        this.waits = waits;
        this.at = paging.begin(begun, waits.instant());
        this.resumed = at.equals(begun.open());
    }

    @Override
    public @Nullable Page next() throws SourceFault {
        if (waiting != null) {
            throw waiting;
        }
        if (at == null) {
            return null;
        }
        List<PulledJson.Read> rows = new ArrayList<>();
        long until = waits.millis() + ENOUGH_MS;
        while (at != null && rows.size() < ENOUGH_ROWS && waits.millis() < until) {
            try {
                rows.addAll(read(at));
            } catch (SourceFault fault) {
                if (rows.isEmpty()) {
                    throw fault;
                }
                waiting = fault; // what was read before is taken in first
                break;
            }
        }
        try {
            return new Page(json.table(rows), cursor());
        } catch (RefusedFile tooWide) {
            throw SourceFault.refused(String.valueOf(tooWide.getMessage()));
        }
    }

    private List<PulledJson.Read> read(ListPlace place) throws SourceFault {
        try {
            List<PulledJson.Read> rows = page(place);
            resumed = false;
            return rows;
        } catch (AnswerFaultException | RefusedFile fault) {
            throw SourceFault.refused(String.valueOf(fault.getMessage()));
        } catch (SourceFault fault) {
            if (!resumed || fault.passing()) {
                throw fault;
            }
            resumed = false; // the token of the list under way has ended, so it is read from its beginning
            at = paging.anew(begun, waits.instant());
            return List.of();
        }
    }

    private List<PulledJson.Read> page(ListPlace place) throws SourceFault {
        Source.Answer answer =
                source.ask(request, Places.of(request, place), link(place));
        last = answer.asked();
        List<PulledJson.Read> rows = answer.text().isEmpty() ? List.of() : json.read(answer.text());
        PageRead read = new PageRead(
                rows.size(),
                lastKey(rows),
                request.since() == null
                        ? null
                        : RowStamps.newest(
                                request.since(),
                                rows.stream()
                                        .map(row -> (Function<String, String>) row::cell)
                                        .toList()),
                answer.document(),
                answer.reply()::joined);
        ListPlace next = paging.after(place, read);
        if (next == null) {
            finished = paging.finished(begun, place, read);
        }
        refuseRepeated(answer.text(), place.offset() > 0 && !rows.isEmpty());
        at = next == null ? null : whole(place, next);
        return rows;
    }

    /** A source that does not know the parameter of the page gives the first one for ever. */
    private void refuseRepeated(String text, boolean later) {
        boolean counted = request.pages().by() == By.PAGE || request.pages().by() == By.OFFSET;
        long print = ((long) text.length() << 32) ^ text.hashCode();
        if (counted && later && print == lastPrint) {
            throw new AnswerFaultException("the source gives the same page again: it does not know the parameter of the"
                    + " page, or calls it otherwise; look at query and pages");
        }
        lastPrint = print;
    }

    /** Addresses are kept whole, so that a pull that goes on knows what they are relative to; without keys, since they are stored. */
    private ListPlace whole(ListPlace before, ListPlace next) {
        if (next.token() == null || !byAddress() || last == null) {
            return next;
        }
        String address =
                Links.without(Links.next(last, next.token()), source.keys()).toString();
        if (address.equals(before.token())) {
            throw new AnswerFaultException("the next page is the one that was just read; look at pages");
        }
        return new ListPlace(
                next.from(), next.to(), next.newest(), address, next.page(), next.offset(), next.key(), next.lastKey());
    }

    private @Nullable URI link(ListPlace place) {
        return place.token() == null || !byAddress() ? null : URI.create(place.token());
    }

    private boolean byAddress() {
        return request.pages().by() == By.NEXT || request.pages().by() == By.LINK;
    }

    private @Nullable String lastKey(List<PulledJson.Read> rows) {
        if (request.pages().key() == null || rows.isEmpty()) {
            return null;
        }
        String key = rows.get(rows.size() - 1).cell(request.pages().key());
        if (key.isEmpty()) {
            throw new AnswerFaultException("the last row of the page has no "
                    + request.pages().key() + "; look at pages.key, and at what the source sends now");
        }
        return key;
    }

    /** Where a pull goes on after the rows read so far. */
    private @Nullable String cursor() {
        if (request.since() == null) {
            return null;
        }
        return at == null ? finished == null ? null : finished.text() : new PullPosition(begun.newest(), at).text();
    }

    @Override
    public @Nullable String end() {
        return request.since() == null || finished == null ? null : finished.text();
    }

    @Override
    public boolean whole() {
        return request.since() == null && at == null;
    }

    @Override
    public void close() {}
}
