package io.tierhub.intake.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an answer is one: JSON that says what it should. HTML, plain text and error codes inside 200 are none. */
public final class Answers {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final int DEPTH = 200;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(10_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Answers() {}

    /** The text of a body, by the charset that it names, else UTF-8. */
    public static String text(byte[] body, @Nullable String contentType) {
        try {
            String text = charset(contentType)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new AnswerFaultException(
                    "the answer is not in the charset that it names, or not UTF-8; nothing of it is taken in");
        }
    }

    /** The document that a text is. */
    public static JsonNode document(String text) {
        char first = firstLetter(text);
        if (first == '<') {
            throw new AnswerFaultException(
                    "the answer is a page of HTML or XML instead of JSON: a wrong address, a login"
                            + " page, or a gateway in between; open the address by hand");
        }
        if (first != '{' && first != '[') {
            throw new AnswerFaultException(
                    text.isBlank()
                            ? "the answer is empty; if that means no rows, list its status under empty"
                            : "the answer is plain text instead of JSON: often an error of the vendor's gateway");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AnswerFaultException("the answer is not whole JSON: it breaks off or is damaged at line "
                    + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
        }
    }

    /** Refuses a document that does not say what a good answer says. */
    public static void check(JsonNode document, @Nullable Expectation success) {
        if (success != null && !success.met(document)) {
            @Nullable String said = success.at().text(document);
            boolean code = said != null && CODE.matcher(said).matches();
            throw new AnswerFaultException("the source answers with an error: " + success.at() + " is "
                    + (code ? said : success.at().seen(document))
                    + "; the vendor's table of errors says what that means");
        }
    }

    private static char firstLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private static Charset charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
