package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** The JSON parser's limits, and its troubles in our words. */
final class JsonText {
    private JsonText() {}

    /** Long numbers, long texts and NaN are let through so that they cost a row, not the file; depth is not. */
    static JsonFactory factory(Limits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.jsonDepth())
                        .maxStringLength(Math.max(limits.fieldChars(), limits.lineChars()))
                        .maxNumberLength(Math.max(limits.numberDigits(), limits.lineChars()))
                        .maxNameLength(limits.fieldChars())
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    /** What is wrong with the text, as code and words. */
    static String reason(IOException e, Limits limits) {
        if (e instanceof StreamConstraintsException && message(e).contains("depth")) {
            return "JSON_TOO_DEEP: nested deeper than " + limits.jsonDepth() + " levels";
        }
        if (e instanceof StreamConstraintsException) {
            return "JSON_TOO_LARGE: a value is longer than the limit";
        }
        if (e instanceof JsonEOFException) {
            return "TRUNCATED: the JSON breaks off; send it again whole";
        }
        if (e instanceof JsonParseException) {
            return "BAD_JSON: " + message(e);
        }
        return "BAD_JSON: " + e.getClass().getSimpleName();
    }

    /** The refusal of a file in which the trouble is; anything but trouble with the content is passed on. */
    static RefusedFile refusal(String file, IOException e, Limits limits) throws IOException {
        if (e instanceof JsonProcessingException json) {
            long line = json.getLocation() == null
                    ? 0
                    : Math.max(0, json.getLocation().getLineNr());
            return new RefusedFile(file, line, reason(e, limits), e);
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return RefusedFile.truncated(file, 0, e);
        }
        throw e;
    }

    private static String message(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
