package io.tierhub.console;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A log line as one JSON object: {@code ts}, {@code level}, {@code flow} (the class that speaks), {@code message}, what
 * it is about ({@code source}, {@code file}, {@code target}), and {@code error} with the stack of an error of the hub's own.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("ts", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.put("level", event.getLevel().toString());
        line.put("flow", flow(event.getLoggerName()));
        line.put("message", Masked.mask(event.getFormattedMessage()));
        event.getMDCPropertyMap().forEach(line::putIfAbsent);
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            line.put("error", Masked.mask(ThrowableProxyUtil.asString(error)));
        }
        try {
            return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }

    private static String flow(String logger) {
        return logger.startsWith("io.tierhub.") ? logger.substring(logger.lastIndexOf('.') + 1) : logger;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
