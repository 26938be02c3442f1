package io.tierhub.publish.http;

import io.tierhub.intake.http.JsonPlace;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Several customers in one request: what the array at {@code items} holds is there once for each. All else of the request
 * is the same for all of them, so customers for whom it differs, by their tier for instance, go into another request.
 */
public record BatchSettings(
        @Setting("How many customers one request may hold.")
        int size,

        @Setting("The JSON pointer of the array in body that holds one customer, as in /users.")
        JsonPlace items,

        @Setting("What the answer says of each customer; left out: all of the request is done, or none.")
        @Nullable ResultsSettings results) {

    static final int MOST = 1_000;

    public BatchSettings {
        if (size < 2 || size > MOST) {
            throw new IllegalArgumentException("size must be 2 to " + MOST + "; leave batch out to send one at a time");
        }
    }
}
