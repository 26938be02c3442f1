package io.tierhub.intake.inbound;

import io.tierhub.intake.http.NamedSecret;
import org.jspecify.annotations.Nullable;

/** A header holds a key. */
final class TokenVerifier implements Verifier {
    private final NamedSecret settings;

    TokenVerifier(NamedSecret settings) {
        this.settings = settings;
    }

    @Override
    public Proof check(Posted posted, long nowSecond) {
        @Nullable String found = posted.header(settings.name());
        if (found == null) {
            return new Proof.Refused("the header " + settings.name() + " is needed");
        }
        return Verifier.same(settings.secret().reveal(), found)
                ? new Proof.Given(null)
                : new Proof.Refused("the key in " + settings.name() + " is not the right one");
    }
}
