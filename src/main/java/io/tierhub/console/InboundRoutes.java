package io.tierhub.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.Inbound;
import io.tierhub.intake.inbound.Posted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** {@code POST /in/SYSTEM[/ENTITY]}. What came is taken out of the exchange first; nothing in it steers what follows. */
final class InboundRoutes extends RouteBuilder {
    /** Bytes of one delivery. */
    static final long MAX_BYTES = 4L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Inbound inbound;

    InboundRoutes(Inbound inbound) {
        this.inbound = inbound;
    }

    @Override
    public void configure() {
        from("platform-http:/in?matchOnUriPrefix=true&httpMethodRestrict=POST")
                .routeId("inbound")
                .process(this::receive);
    }

    private void receive(Exchange exchange) throws Exception {
        Message came = exchange.getMessage();
        String path = came.getHeader(Exchange.HTTP_PATH, "", String.class);
        @Nullable String query = came.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        Map<String, String> headers = new LinkedHashMap<>();
        came.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        String type = headers.getOrDefault("content-type", "");
        byte @Nullable [] body = type.toLowerCase(Locale.ROOT).contains("json") ? came.getBody(byte[].class) : null;
        came.removeHeaders("*");
        reply(came, answer(path, query, headers, body));
    }

    private Inbound.Reply answer(
            String path, @Nullable String query, Map<String, String> headers, byte @Nullable [] body) {
        if (body == null) {
            return new Inbound.Reply(415, "post JSON, with Content-Type: application/json");
        }
        String[] parts = path.replaceFirst("^/?(in/?)?", "").split("/", -1);
        if (parts.length > 2) {
            return new Inbound.Reply(404, "post to /in/SYSTEM or /in/SYSTEM/ENTITY");
        }
        Posted posted = new Posted(headers, QueryText.parsed(query), body);
        return inbound.receive(parts[0], parts.length == 2 && !parts[1].isEmpty() ? parts[1] : null, posted);
    }

    private static void reply(Message message, Inbound.Reply reply) throws Exception {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setHeader("Cache-Control", "no-store");
        if (reply.status() == 503) {
            message.setHeader("Retry-After", "10");
        }
        message.setBody(
                JSON.writeValueAsString(Map.of(reply.status() == 200 ? "taken" : "refused", reply.words())) + "\n");
    }
}
