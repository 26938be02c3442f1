package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth 2 between machines (RFC 6749, 4.4 and 6). The token is kept and shared until shortly before its end. */
public record OAuth2Settings(
        @Setting("Where tokens are given.") String tokenUrl,

        @Setting(value = "What for: client_credentials or refresh_token.", def = "client_credentials")
        Grant grant,

        @Setting("The client's id.") String clientId,
        @Setting("The client's secret.") Secret clientSecret,

        @Setting("With refresh_token: the token that does not end.") @Nullable Secret refreshToken,

        @Setting("What is asked for, as the vendor writes it.") @Nullable String scope,

        @Setting("Further fields that the vendor wants, as in audience.")
        Map<String, String> parameters,

        @Setting(
                value = "Where id and secret stand: in the form (body) or as a user name and password (basic).",
                def = "body")
        ClientIn clientIn,

        @Setting(
                value = "What stands before the token in the Authorization header, as in Zoho-oauthtoken.",
                def = "Bearer")
        String prefix,

        @Setting("The JSON pointer of the url to use from then on, as in /api_domain or /instance_url.") @Nullable JsonPlace baseUrl) {

    /** What a token is given for. */
    public enum Grant {
        CLIENT_CREDENTIALS,
        REFRESH_TOKEN
    }

    /** Where the client says who it is. */
    public enum ClientIn {
        BODY,
        BASIC
    }

    public OAuth2Settings {
        WebAddress.of(tokenUrl);
        if ((grant == Grant.REFRESH_TOKEN) == (refreshToken == null)) {
            throw new IllegalArgumentException(
                    "refresh_token belongs to grant: refresh_token, and must be there; set both or neither");
        }
    }

    /** The header of a client, as its secret is now. */
    private record Basic(String clientId, Secret clientSecret) implements Secret.Kept {
        @Override
        public String value() {
            String both = clientId + ":" + clientSecret.reveal();
            return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The same as the request and answer that it comes to. */
    LoginSettings asLogin() {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("grant_type", new Secret(grant == Grant.REFRESH_TOKEN ? "refresh_token" : "client_credentials"));
        Map<String, Secret> headers = new LinkedHashMap<>();
        if (clientIn == ClientIn.BODY) {
            form.put("client_id", new Secret(clientId));
            form.put("client_secret", clientSecret);
        } else {
            headers.put("Authorization", new Secret(new Basic(clientId, clientSecret)));
        }
        if (refreshToken != null) {
            form.put("refresh_token", refreshToken);
        }
        if (scope != null) {
            form.put("scope", new Secret(scope));
        }
        parameters.forEach((name, value) -> form.put(name, new Secret(value)));
        return new LoginSettings(
                tokenUrl,
                RequestSettings.Method.POST,
                headers,
                Map.of(),
                form,
                Map.of(),
                null,
                null,
                Map.of("access_token", JsonPlace.of("/access_token")),
                Map.of("Authorization", new Template(prefix + " {login.access_token}")),
                Map.of(),
                false,
                JsonPlace.of("/expires_in"),
                Duration.ofMinutes(30),
                null,
                baseUrl);
    }

    @Override
    public String toString() {
        return "OAuth2Settings[" + WebAddress.of(tokenUrl) + "]";
    }
}
