package io.tierhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Log lines: one JSON object each, without what must not be seen. */
class LogTest {
    private static JsonNode line(String message, Throwable error, Object... args) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.tierhub.flow.TakeIn");
        LoggingEvent event = new LoggingEvent("test", logger, Level.WARN, message, error, args);
        String text = new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(text.lines()).hasSize(1);
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aLineIsOneObjectThatSaysWhenWhoAndAboutWhat() throws Exception {
        try (var source = MDC.putCloseable("source", "erp");
                var file = MDC.putCloseable("file", "客户 \"a\"\n.csv")) {
            JsonNode line = line("{} rows\nof 客户", null, 3);
            assertThat(line.get("ts").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(line.get("level").asText()).isEqualTo("WARN");
            assertThat(line.get("flow").asText()).isEqualTo("TakeIn");
            assertThat(line.get("message").asText()).isEqualTo("3 rows\nof 客户");
            assertThat(line.get("source").asText()).isEqualTo("erp");
            assertThat(line.get("file").asText()).isEqualTo("客户 \"a\"\n.csv");
            assertThat(line.has("error")).isFalse();
        }
    }

    @Test
    void addressesLoseWhatMayBeSecret() throws Exception {
        String message = "to https://me:canary1@host.example/hook?token=canary2#canary3 and"
                + " jdbc:postgresql://db/x?password=canary4, 'http://h/p;canary5' failed";
        JsonNode line = line(message, new IllegalStateException("at https://host.example/?key=canary6"));
        assertThat(line.toString()).doesNotContain("canary");
        assertThat(line.get("message").asText())
                .contains("https://host.example/hook?***", "jdbc:postgresql://db/x?***", "failed");
        assertThat(line.get("error").asText()).contains("IllegalStateException");
    }
}
