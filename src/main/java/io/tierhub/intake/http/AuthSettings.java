package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the hub says who it is: one of these. Systems with equal settings share token, session and rate. */
public record AuthSettings(
        @Setting("A token that does not change, as Authorization: Bearer.") @Nullable Secret bearer,

        @Setting("A user name and a password.") @Nullable BasicAuth basic,

        @Setting("A key in a header of its own.") @Nullable NamedSecret header,

        @Setting("A key in a parameter of the address.") @Nullable NamedSecret query,

        @Setting("OAuth 2: client credentials or a refresh token.") @Nullable OAuth2Settings oauth2,

        @Setting("A request that gives a session or a token, of whatever shape.") @Nullable LoginSettings login,

        @Setting("Kingdee's signature on every request.") @Nullable KingdeeAuth kingdee) {

    public AuthSettings {
        long kinds = Stream.of(bearer, basic, header, query, oauth2, login, kingdee)
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "one of bearer, basic, header, query, oauth2, login and kingdee says who calls, not " + kinds);
        }
    }

    /** The request that must come before all others; null: none. */
    public @Nullable LoginSettings opening() {
        return oauth2 != null ? oauth2.asLogin() : login;
    }
}
