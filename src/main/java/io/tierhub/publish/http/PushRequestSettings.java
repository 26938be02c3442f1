package io.tierhub.publish.http;

import io.tierhub.intake.http.Expectation;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.intake.http.RateSettings;
import io.tierhub.publish.template.PushBody;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.publish.template.PushValues;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a target is told of a tier over its own HTTP interface, at the address and with the credential of {@code http:}. Only
 * records that it has are updated: an event of a customer without its identifier is done without a request.
 */
public record PushRequestSettings(
        @Setting("What its addresses begin with, where that is not the url of http:; the credential goes there, too.")
        @Nullable String url,

        @Setting("What follows the url of http:, as in /api/v2/contacts/{external}.")
        PushTemplate path,

        @Setting(value = "How: put, patch or post.", def = "put")
        Method method,

        @Setting("Parameters of the address.") Map<String, PushTemplate> query,

        @Setting("Headers beside those of http:.") Map<String, PushTemplate> headers,

        @Setting("Fields of a form, instead of body.") Map<String, PushTemplate> form,

        @Setting(
                "The JSON that is sent; \"{external:number}\" becomes a number, \"{tags:list}\" an array; what there is no value for is left out.")
        @Nullable PushBody body,

        @Setting("What a good answer says, where HTTP's 200 proves nothing.") @Nullable Expectation success,

        @Setting("Where a good answer repeats {tier}, for targets that answer well and change nothing.") @Nullable JsonPlace echo,

        @Setting(value = "The statuses that mean that the target does not have the record.", def = "[404, 410]")
        List<Integer> gone,

        @Setting("What an answer says when the target does not have the record.") @Nullable Expectation notThere,

        @Setting("What an answer says when it is asked too often, beside HTTP's 429 and 503.") @Nullable Expectation busy,

        @Setting("How what the target holds is read, to find what others changed there.") @Nullable ReadSettings read,

        @Setting("Several customers in one request; left out: one each.") @Nullable BatchSettings batch,

        @Setting("The job that the target makes of a request, where it does not answer at once.") @Nullable JobSettings job,

        @Setting(
                "How often it may be sent to, where the vendor counts that apart; left out: within the rate of http:, shared with the pulls.")
        @Nullable RateSettings rate,

        @Setting(value = "Seconds that one request may take in all.", def = "20")
        int timeoutSeconds) {

    /** How a target is asked to change a record. */
    public enum Method {
        PUT,
        PATCH,
        POST
    }

    static final int MAX_TIMEOUT_SECONDS = 120;

    public PushRequestSettings {
        if (url != null && (WebAddress.of(url).uri().getRawQuery() != null || url.endsWith("/"))) {
            throw new IllegalArgumentException("url must end before the / of path");
        }
        if (!path.text().startsWith("/")) {
            throw new IllegalArgumentException("path must begin with /: it follows the url of http:");
        }
        if (body != null && !form.isEmpty()) {
            throw new IllegalArgumentException("form or body, not both; remove one");
        }
        if (gone.stream().anyMatch(status -> status < 400 || status > 499)) {
            throw new IllegalArgumentException("gone lists statuses from 400 to 499, as in [404]");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException("timeout_seconds must be 1 to " + MAX_TIMEOUT_SECONDS);
        }
        if (batch != null
                && (body == null || !body.shape().at(batch.items().pointer()).isArray())) {
            throw new IllegalArgumentException(
                    "batch.items must be the pointer of an array of body that holds one customer, as in /users");
        }
        if (job != null && batch != null && batch.results() == null) {
            throw new IllegalArgumentException("batch.results must say what the job tells of each customer");
        }
        Set<String> names = names(path, query, headers, form, body);
        if (read != null && !names.contains("tier")) {
            throw new IllegalArgumentException(
                    "read compares with {tier}, which the request does not tell; remove read");
        }
        if (names.stream().noneMatch(PushValues::identifies)) {
            throw new IllegalArgumentException(
                    "nothing in the request says which record is meant; put {external} into path, query or body");
        }
        if (!names.contains("tier") && !names.contains("others")) {
            throw new IllegalArgumentException("nothing in the request tells the tier; put {tier} into it");
        }
    }

    /** Everything that it fills in. */
    public Set<String> names() {
        Set<String> names = names(path, query, headers, form, body);
        if (batch != null && batch.results() != null) {
            names.addAll(batch.results().key().names());
        }
        return names;
    }

    /** How many customers go into one request at most. */
    public int most() {
        return batch == null ? 1 : batch.size();
    }

    /** Milliseconds that one request, with its job, may take. */
    public long longestMs() {
        return timeoutSeconds * 1_000L + (job == null ? 0 : job.limit().toMillis());
    }

    private static Set<String> names(
            PushTemplate path,
            Map<String, PushTemplate> query,
            Map<String, PushTemplate> headers,
            Map<String, PushTemplate> form,
            @Nullable PushBody body) {
        Set<String> names = new LinkedHashSet<>(path.names());
        List.of(query, headers, form)
                .forEach(each -> each.values().forEach(template -> names.addAll(template.names())));
        if (body != null) {
            names.addAll(body.names());
        }
        return names;
    }
}
