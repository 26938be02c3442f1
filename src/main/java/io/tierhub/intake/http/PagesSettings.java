package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** How a list goes on behind its first page. */
public record PagesSettings(
        @Setting(
                value =
                        "What leads to the next page: nothing (none), a token of the answer (cursor), its number (page),"
                                + " how many rows were read (offset), the address of the next page in the body (next) or in the"
                                + " Link header (link), the greatest key read (keyset).",
                def = "none")
        By by,

        @Setting(value = "Rows of a page: {limit} in the request.", def = "100")
        int size,

        @Setting(value = "The number of the first page: {page} in the request.", def = "1")
        int first,

        @Setting("With cursor and next: the JSON pointer of the token or the address; nothing there ends the list.")
        @Nullable JsonPlace next,

        @Setting("What says that there are more pages; left out: the way of paging itself tells.") @Nullable Expectation more,

        @Setting("The header that says how many pages there are, as in X-WP-TotalPages.") @Nullable String totalHeader,

        @Setting("The JSON pointer of how many pages there are.") @Nullable JsonPlace total,

        @Setting(
                value =
                        "With page, offset and keyset, where nothing else tells the end: an empty page, or one with fewer"
                                + " rows than size, which is one request less but wrong where the source caps a page.",
                def = "empty_page")
        Until until,

        @Setting("With keyset, and where a ceiling is: the column whose greatest value is {key} in the next request.")
        @Nullable String key,

        @Setting(value = "The {key} of the first request.", def = "\"0\"")
        String keyStart,

        @Setting(
                "The rows that one list gives at most; there it begins anew, behind {key} where a key is named, else at"
                        + " the newest stamp read as {from}, which takes a source that sorts by it.")
        @Nullable Integer ceiling) {

    /** What leads to the next page. */
    public enum By {
        NONE,
        CURSOR,
        PAGE,
        OFFSET,
        NEXT,
        LINK,
        KEYSET
    }

    /** Where a list ends that does not say so. */
    public enum Until {
        EMPTY_PAGE,
        SHORT_PAGE
    }

    static final int MAX_SIZE = 50_000;

    public PagesSettings {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 1 to " + MAX_SIZE + ", not " + size);
        }
        if (first < 0 || first > 1) {
            throw new IllegalArgumentException("first must be 0 or 1, not " + first);
        }
        if ((by == By.CURSOR || by == By.NEXT) == (next == null)) {
            throw new IllegalArgumentException(
                    "next is the JSON pointer of the token or address where by is cursor or next, and only there");
        }
        if (by == By.KEYSET && key == null) {
            throw new IllegalArgumentException("key must name the column to page by, where by is keyset");
        }
        if (ceiling != null && ceiling < size) {
            throw new IllegalArgumentException("ceiling must be at least size, not " + ceiling);
        }
    }

    /** Whether each page, or each list that reached its ceiling, goes on behind the greatest key. */
    boolean keyed() {
        return key != null;
    }
}
