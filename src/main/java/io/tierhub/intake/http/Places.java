package io.tierhub.intake.http;

import io.tierhub.intake.http.PagesSettings.By;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is filled in for one page. */
public final class Places {
    private Places() {}

    /** The values by name; what a single request adds is not among them. */
    public static Function<String, @Nullable String> of(RequestSettings request, ListPlace at) {
        PagesSettings pages = request.pages();
        @Nullable SinceSettings since = request.since();
        return name -> switch (name) {
            case "from" ->
                since == null || at.from() == null ? null : since.sent().write(at.from(), since.zone());
            case "to" -> since == null || at.to() == null ? null : since.sent().write(at.to(), since.zone());
            case "cursor" -> pages.by() == By.CURSOR ? at.token() : null;
            case "page" -> Integer.toString(at.page());
            case "offset" -> Long.toString(at.offset());
            case "limit" -> Integer.toString(pages.size());
            case "key" -> at.key() != null ? at.key() : pages.key() == null ? null : pages.keyStart();
            default -> null;
        };
    }
}
