package io.tierhub.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.vocabulary.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of an answer says, at one place. Values are compared as text: vendors send 0, "0" and "00000" alike. */
public record Expectation(
        @Setting("The JSON pointer of the place that tells.")
        JsonPlace at,

        @Setting("The values that count, compared as text; left out: nothing may stand there.")
        List<String> is) {

    /** Whether a document meets it. */
    public boolean met(JsonNode document) {
        @Nullable String found = at.text(document);
        return is.isEmpty() ? at.nothing(document) : found != null && is.contains(found);
    }
}
