package io.tierhub.intake.http;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user name and a password. */
public record BasicAuth(
        @Setting("The user name; where a vendor wants its key as user name, write the key here, as ${env:NAME}.")
        Secret user,

        @Setting("The password.") Secret password) {

    /** The value of the Authorization header. */
    public String header() {
        String both = user.reveal() + ":" + password.reveal();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
