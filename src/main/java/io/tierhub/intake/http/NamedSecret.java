package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;

/** A key under a name. */
public record NamedSecret(
        @Setting("The name of the header or parameter.") String name,

        @Setting("Its value, whole: with what stands before the key, as in token KEY:SECRET.")
        Secret secret) {

    public NamedSecret {
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw new IllegalArgumentException("name must be letters, digits, - and _");
        }
    }
}
