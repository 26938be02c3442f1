package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request that opens a session or gives a token, and how its answer is used in all others. An answer 401, or one that
 * is {@code expired}, leads to one more login.
 */
public record LoginSettings(
        @Setting("Where to log in.") String url,

        @Setting(value = "How: get or post.", def = "post") RequestSettings.Method method,

        @Setting("Headers of the login.") Map<String, Secret> sendHeaders,

        @Setting("Parameters of the login's address.") Map<String, Secret> sendQuery,
        @Setting("Fields of a form.") Map<String, Secret> form,

        @Setting("Members of a JSON object, instead of a form.")
        Map<String, Secret> json,

        @Setting("The signature over the parameters of the login's address.") @Nullable SignSettings sign,

        @Setting("What the answer to a good login says.") @Nullable Expectation success,

        @Setting("What to take from the answer, by name: {login.NAME} in headers, query and the requests is filled in.")
        Map<String, JsonPlace> values,

        @Setting("Headers of all other requests, as in Authorization: \"Bearer {login.token}\".")
        Map<String, Template> headers,

        @Setting("Parameters of all other requests, as in access_token: \"{login.token}\".")
        Map<String, Template> query,

        @Setting(value = "Whether the cookies of the answer are sent with all other requests.", def = "false")
        boolean cookies,

        @Setting("The JSON pointer of the seconds for which it holds.") @Nullable JsonPlace expiresIn,

        @Setting(value = "For how long it holds where the answer does not say so.", def = "30m")
        Duration lifetime,

        @Setting("What an answer says when the session has ended, beside HTTP's 401.") @Nullable Expectation expired,

        @Setting("The JSON pointer of the url to use from then on.") @Nullable JsonPlace baseUrl) {

    static final Duration MAX_LIFETIME = Duration.ofDays(30);

    public LoginSettings {
        WebAddress.of(url);
        if (!form.isEmpty() && !json.isEmpty()) {
            throw new IllegalArgumentException("form or json, not both; remove one");
        }
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime must be 1s to " + MAX_LIFETIME.toDays() + "d");
        }
        if (values.isEmpty() && !cookies) {
            throw new IllegalArgumentException(
                    "values or cookies must say what the login gives; name at least one of them");
        }
    }

    @Override
    public String toString() {
        return "LoginSettings[" + WebAddress.of(url) + "]";
    }
}
