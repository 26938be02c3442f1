package io.tierhub.intake.http;

import io.tierhub.intake.http.PagesSettings.By;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the list of one entity begins, and what follows each of its pages. */
public final class Paging {
    private final PagesSettings pages;
    private final @Nullable SinceSettings since;

    public Paging(RequestSettings request) {
        this.pages = request.pages();
        this.since = request.since();
    }

    /** The place at which a pull goes on: in the list under way, or at the beginning of the next one. */
    public ListPlace begin(PullPosition position, Instant now) {
        return position.open() != null && resumes() ? position.open() : anew(position, now);
    }

    /** The beginning of the next list, whatever list is under way. */
    public ListPlace anew(PullPosition position, Instant now) {
        if (since == null) {
            return new ListPlace(null, null, null, null, pages.first(), 0, null, null);
        }
        @Nullable Instant newest = position.newest();
        Instant first = since.start().atStartOfDay(since.zone()).toInstant();
        Instant from = newest == null ? first : newest.minus(since.lookBack());
        return new ListPlace(from, now.minus(since.margin()), newest, null, pages.first(), 0, null, null);
    }

    /** Whether a list may go on where it broke off: numbers and offsets shift when rows change, the rest stays. */
    private boolean resumes() {
        return since != null && pages.by() != By.PAGE && pages.by() != By.OFFSET;
    }

    /** The place after a page; null: the list is at its end. */
    public @Nullable ListPlace after(ListPlace at, PageRead page) {
        ListPlace read = new ListPlace(
                at.from(),
                at.to(),
                newer(at, page.newest()),
                token(page),
                at.page() + 1,
                at.offset() + page.rows(),
                at.key(),
                page.lastKey() == null ? at.lastKey() : page.lastKey());
        if (!more(at, page)) {
            return null;
        }
        if (pages.by() == By.KEYSET) {
            return progress(at, read.restart(at.from(), pages.first()));
        }
        Integer ceiling = pages.ceiling();
        if (ceiling != null && read.offset() + pages.size() > ceiling) {
            return pages.keyed()
                    ? progress(at, read.restart(at.from(), pages.first()))
                    : progress(at, read.restart(read.newest(), pages.first()));
        }
        return progress(at, read);
    }

    /** What is remembered when a list is at its end. */
    public PullPosition finished(PullPosition before, ListPlace at, PageRead page) {
        @Nullable Instant newest = newer(at, page.newest());
        return new PullPosition(newest == null ? before.newest() : newest, null);
    }

    /** A stamp in the future would hide all that comes before it, so none counts for more than the end of the list. */
    private static @Nullable Instant newer(ListPlace at, @Nullable Instant stamp) {
        if (stamp == null || at.newest() != null && !stamp.isAfter(at.newest())) {
            return at.newest();
        }
        return at.to() != null && stamp.isAfter(at.to()) ? at.to() : stamp;
    }

    private boolean more(ListPlace at, PageRead page) {
        if (pages.more() != null) {
            return pages.more().met(page.document());
        }
        @Nullable Integer total = total(page);
        if (total != null) {
            return at.page() - pages.first() + 1 < total;
        }
        return switch (pages.by()) {
            case NONE -> false;
            case CURSOR, NEXT, LINK -> token(page) != null;
            case PAGE, OFFSET, KEYSET ->
                pages.until() == PagesSettings.Until.EMPTY_PAGE ? page.rows() > 0 : page.rows() >= pages.size();
        };
    }

    private @Nullable Integer total(PageRead page) {
        @Nullable String text = pages.totalHeader() != null ? page.header().apply(pages.totalHeader()) : null;
        if (text == null && pages.total() != null) {
            text = pages.total().text(page.document());
        }
        return text != null && text.strip().matches("\\d{1,9}") ? Integer.valueOf(text.strip()) : null;
    }

    private @Nullable String token(PageRead page) {
        return switch (pages.by()) {
            case CURSOR, NEXT -> Objects.requireNonNull(pages.next()).text(page.document());
            case LINK -> LinkHeader.next(page.header().apply("Link"));
            default -> null;
        };
    }

    /** A source that leads back to where it was would be asked for ever. */
    private ListPlace progress(ListPlace at, ListPlace next) {
        boolean tokens = pages.by() == By.CURSOR || pages.by() == By.NEXT || pages.by() == By.LINK;
        if (tokens && next.token() == null && next.offset() > 0) {
            throw new AnswerFaultException("the answer says that there is more, but not where; look at pages.next");
        }
        boolean moved = next.offset() == 0
                ? !Objects.equals(next.key(), at.key()) || !Objects.equals(next.from(), at.from())
                : !tokens || !Objects.equals(next.token(), at.token());
        if (!moved) {
            throw new AnswerFaultException(
                    next.offset() == 0
                            ? "the list goes on behind " + (pages.keyed() ? "a key" : "a stamp")
                                    + " where it already began: more rows than its ceiling share one;"
                                    + " name a pages.key that each row has for itself, and sort by it"
                            : "the next page is the one that was just read; look at pages");
        }
        return next;
    }
}
