package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.act.ChannelSettings;
import io.tierhub.act.ChannelSettings.Kind;
import io.tierhub.act.ChannelSettings.Language;
import io.tierhub.vocabulary.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shapes that robots take, and what their answers mean. */
class RobotMessageTest {
    private static final long NOW = 1_782_800_000_123L;

    private static RobotMessage message(Kind kind, @Nullable String secret, String text) {
        return RobotMessage.of(
                new ChannelSettings(
                        kind,
                        new Secret("https://robot.example/send?key=k"),
                        secret == null ? null : new Secret(secret),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Language.BOTH),
                text,
                NOW);
    }

    private static JsonNode json(RobotMessage message) throws Exception {
        return new ObjectMapper().readTree(message.body());
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachRobotHasItsShape() throws Exception {
        assertThat(json(message(Kind.WECOM, null, "你好")).at("/markdown/content").asText())
                .isEqualTo("你好");
        assertThat(json(message(Kind.DINGTALK, null, "hi")).at("/text/content").asText())
                .isEqualTo("hi");
        assertThat(json(message(Kind.FEISHU, null, "hi")).at("/content/text").asText())
                .isEqualTo("hi");
        assertThat(json(message(Kind.FEISHU, null, "hi")).has("sign")).isFalse();
        assertThat(json(message(Kind.SLACK, null, "a<b>&")).at("/text").asText())
                .isEqualTo("a&lt;b&gt;&amp;");
        assertThat(json(message(Kind.TEAMS, null, "hi"))
                        .at("/attachments/0/content/body/0/text")
                        .asText())
                .isEqualTo("hi");
    }

    @Test
    void dingtalkSignsInTheAddressAndFeishuInTheBodyTheOtherWayRound() throws Exception {
        String url = message(Kind.DINGTALK, "SEC1", "hi").url();
        String sign = java.net.URLEncoder.encode(hmac("SEC1", NOW + "\nSEC1"), StandardCharsets.UTF_8);
        assertThat(url).isEqualTo("https://robot.example/send?key=k&timestamp=" + NOW + "&sign=" + sign);
        JsonNode feishu = json(message(Kind.FEISHU, "SEC2", "hi"));
        assertThat(feishu.at("/timestamp").asText()).isEqualTo("1782800000");
        assertThat(feishu.at("/sign").asText()).isEqualTo(hmac("1782800000\nSEC2", ""));
    }

    @Test
    void aRefusalIsSeenBehindAnAnswerOf200() {
        assertThat(RobotMessage.refusal(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"))
                .isNull();
        assertThat(RobotMessage.refusal(200, "{\"errcode\":93000}")).isEqualTo("refused with errcode 93000");
        assertThat(RobotMessage.refusal(200, "{\"errcode\":\"310000\"}")).isEqualTo("refused with errcode 310000");
        assertThat(RobotMessage.refusal(200, "{\"data\":{\"code\":1},\"code\":19021}"))
                .isEqualTo("refused with code 19021");
        assertThat(RobotMessage.refusal(200, "ok")).isNull();
        assertThat(RobotMessage.refusal(202, "")).isNull();
        assertThat(RobotMessage.refusal(404, "no_team")).isEqualTo("status 404");
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenCharacters() throws Exception {
        String sent = json(message(Kind.WECOM, null, "级😀".repeat(2_000)))
                .at("/markdown/content")
                .asText();
        assertThat(sent.getBytes(StandardCharsets.UTF_8).length).isBetween(3_980, 4_000);
        assertThat(Character.isHighSurrogate(sent.charAt(sent.length() - 1))).isFalse();
    }
}
