package io.tierhub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What is answered over HTTP. Nothing that a request carries is looked at, or sent back. */
final class ConsoleRoutes extends RouteBuilder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAIN = "application/json; charset=utf-8";

    private final Health health;
    private final Metrics metrics;

    ConsoleRoutes(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public void configure() {
        answer("health/live", PLAIN, () -> new Health.Report(true, Map.of("live", true)));
        answer("health/ready", PLAIN, health::ready);
        answer("health/flows", PLAIN, health::flows);
        from("platform-http:/metrics?httpMethodRestrict=GET")
                .routeId("metrics")
                .removeHeaders("*")
                .process(exchange -> reply(
                        exchange,
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.registry().scrape()));
    }

    private void answer(String path, String type, Supplier<Health.Report> report) {
        from("platform-http:/" + path + "?httpMethodRestrict=GET")
                .routeId(path.replace('/', '-'))
                .removeHeaders("*")
                .process(exchange -> {
                    Health.Report now = report.get();
                    reply(exchange, now.good() ? 200 : 503, type, json(now.content()));
                });
    }

    private static void reply(Exchange exchange, int status, String type, String body) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setHeader("Cache-Control", "no-store");
        exchange.getMessage().setBody(body);
    }

    private static String json(Map<String, Object> content) throws JsonProcessingException {
        return JSON.writeValueAsString(content) + "\n";
    }
}
