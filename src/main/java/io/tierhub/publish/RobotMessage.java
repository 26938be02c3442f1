package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tierhub.act.ChannelSettings;
import io.tierhub.intake.http.Hmac;
import io.tierhub.vocabulary.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the shape that a group's robot takes, and what its answer means: most answer 200 to a refusal too, and say so
 * in the body.
 *
 * @param url with key and signature; never for a log
 * @param body JSON
 */
public record RobotMessage(String url, String body) {
    private static final int MOST_BYTES = 4_000;
    private static final Set<String> CODES = Set.of("errcode", "code", "StatusCode");

    /** Builds and signs it; the text is cut where it is too long for the robot. */
    public static RobotMessage of(ChannelSettings channel, String text, long nowMs) {
        Secret address = channel.url();
        if (address == null) {
            throw new IllegalArgumentException("a robot has an address");
        }
        String url = address.reveal();
        String cut = cut(text);
        Secret secret = channel.secret();
        return switch (channel.kind()) {
            case WECOM -> new RobotMessage(url, json("msgtype", "markdown", "markdown", "content", cut, null, 0));
            case DINGTALK ->
                new RobotMessage(
                        secret == null ? url : dingtalk(url, secret.reveal(), nowMs),
                        json("msgtype", "text", "text", "content", cut, null, 0));
            case FEISHU ->
                new RobotMessage(
                        url,
                        json(
                                "msg_type",
                                "text",
                                "content",
                                "text",
                                cut,
                                secret == null ? null : secret.reveal(),
                                Math.floorDiv(nowMs, 1000)));
            case SLACK -> new RobotMessage(url, slack(cut));
            case TEAMS -> new RobotMessage(url, teams(cut));
            case MAIL -> throw new IllegalArgumentException("mail is no robot");
        };
    }

    /** The key is the secret, and time and secret are what is signed. */
    private static String dingtalk(String url, String secret, long nowMs) {
        String signature = base64(Hmac.sha256(utf8(secret), utf8(nowMs + "\n" + secret)));
        return url + (url.indexOf('?') < 0 ? "?" : "&") + "timestamp=" + nowMs + "&sign="
                + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    }

    /** Time and secret are the key, and nothing is what is signed. */
    private static String feishu(String secret, long seconds) {
        return base64(Hmac.sha256(utf8(seconds + "\n" + secret)));
    }

    private interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    private static String json(
            String typeKey, String type, String group, String key, String text, @Nullable String secret, long seconds) {
        return written(json -> {
            if (secret != null) {
                json.writeStringField("timestamp", Long.toString(seconds));
                json.writeStringField("sign", feishu(secret, seconds));
            }
            json.writeStringField(typeKey, type);
            json.writeObjectFieldStart(group);
            json.writeStringField(key, text);
            json.writeEndObject();
        });
    }

    private static String slack(String text) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return written(json -> json.writeStringField("text", plain));
    }

    private static String teams(String text) {
        return written(json -> {
            json.writeStringField("type", "message");
            json.writeArrayFieldStart("attachments");
            json.writeStartObject();
            json.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
            json.writeObjectFieldStart("content");
            json.writeStringField("type", "AdaptiveCard");
            json.writeStringField("version", "1.4");
            json.writeArrayFieldStart("body");
            json.writeStartObject();
            json.writeStringField("type", "TextBlock");
            json.writeStringField("text", text);
            json.writeBooleanField("wrap", true);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static String written(Writer writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventData.JSON.createGenerator(text)) {
            json.writeStartObject();
            writer.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** Why a robot did not take a notice, by its answer; null: it took it. */
    public static @Nullable String refusal(int status, String answer) {
        if (status < 200 || status >= 300) {
            return "status " + status;
        }
        try (JsonParser json = EventData.JSON.createParser(answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (CODES.contains(field)
                        && value.isScalarValue()
                        && !json.getText().equals("0")) {
                    return "refused with " + field + " " + json.getText();
                }
                json.skipChildren();
            }
        } catch (IOException plainWord) {
            return null; // some answer "ok" and no JSON
        }
        return null;
    }

    private static String cut(String text) {
        int end = text.length();
        while (utf8(text.substring(0, end)).length > MOST_BYTES) {
            end = Math.min(end - 1, end * MOST_BYTES / utf8(text.substring(0, end)).length);
        }
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing of it: the address holds a key. */
    @Override
    public String toString() {
        return "RobotMessage";
    }
}
