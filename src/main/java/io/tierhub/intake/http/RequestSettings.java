package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one entity are asked for over HTTP. In {@code path}, {@code query}, {@code headers}, {@code form} and the
 * texts of {@code body} places are filled in; what there is no value for yet is left out.
 */
public record RequestSettings(
        @Setting("What follows the url of http:, as in /api/v2/contacts.")
        Template path,

        @Setting(value = "How it is asked: get or post.", def = "get")
        Method method,

        @Setting(
                "Parameters of the address: {from}, {to}, {cursor}, {page}, {offset}, {limit}, {key}, {uuid} and {login.NAME} are filled in.")
        Map<String, Template> query,

        @Setting("Headers beside those of http:.") Map<String, Template> headers,

        @Setting("Fields of a form, instead of body.") Map<String, Template> form,

        @Setting("The JSON that is posted; \"{limit:number}\" becomes a number.") @Nullable JsonTemplate body,

        @Setting(value = "Where the rows are in an answer.", def = "{}")
        RecordsSettings records,

        @Setting("What a good answer says, where HTTP's 200 proves nothing.") @Nullable Expectation success,

        @Setting("The statuses that mean no rows, as in [204, 304, 404].")
        List<Integer> empty,

        @Setting(value = "How the list goes on.", def = "{}")
        PagesSettings pages,

        @Setting("How only what has changed is asked for; left out: the whole list each time.") @Nullable SinceSettings since) {

    /** How a source is asked. */
    public enum Method {
        GET,
        POST
    }

    public RequestSettings {
        if (!path.text().isEmpty() && !path.text().startsWith("/")) {
            throw new IllegalArgumentException("path must begin with /: it follows the url of http:");
        }
        if (method == Method.GET && (body != null || !form.isEmpty())) {
            throw new IllegalArgumentException("method must be post where there is a body or a form");
        }
        if (body != null && !form.isEmpty()) {
            throw new IllegalArgumentException("form or body, not both; remove one");
        }
        if (empty.stream().anyMatch(status -> status < 200 || status > 499)) {
            throw new IllegalArgumentException(
                    "empty lists statuses from 200 to 499 that mean no rows, as in [204, 404]");
        }
        if (since == null && pages.ceiling() != null && pages.key() == null) {
            throw new IllegalArgumentException(
                    "pages.ceiling needs pages.key or since: it must be known where the next list begins");
        }
    }
}
