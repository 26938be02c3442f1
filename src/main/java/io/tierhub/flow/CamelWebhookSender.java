package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.publish.WebhookSignature;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to the route {@code direct:push-<system>}. The URL travels as an exchange property: it may hold a token,
 * and endpoint URIs are logged.
 */
public final class CamelWebhookSender implements WebhookSender {
    /** The exchange property that holds the URL. */
    public static final String URL = "tierhubPushUrl";

    private final ProducerTemplate camel;

    public CamelWebhookSender(CamelContext context) {
        this.camel = context.createProducerTemplate();
    }

    @Override
    public Answer send(WebhookRequest request, WebhookSettings webhook) {
        Exchange exchange =
                camel.send("direct:push-" + request.system() + "?block=false", e -> fill(e, request, webhook));
        Exception failure = exchange.getException();
        if (failure instanceof DirectConsumerNotAvailableException) {
            throw new NoRouteException(request.system());
        }
        if (failure != null) {
            return Answer.none(problem(failure));
        }
        Message answer = exchange.getMessage();
        Integer status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return status == null
                ? Answer.none("the route push-" + request.system() + " ended without an HTTP answer")
                : Answer.of(status, answer.getHeader("Retry-After", String.class))
                        .saying(answer.getHeader(WebhookClient.SAID, String.class));
    }

    private static void fill(Exchange exchange, WebhookRequest request, WebhookSettings webhook) {
        exchange.setProperty(URL, webhook.url());
        Message message = exchange.getMessage();
        message.setHeader("Content-Type", "application/cloudevents+json; charset=utf-8");
        message.setHeader(WebhookSignature.ID, request.id());
        message.setHeader(WebhookSignature.TIMESTAMP, Long.toString(request.epochSecond()));
        message.setHeader(WebhookSignature.SIGNATURE, request.signature());
        message.setHeader(WebhookClient.TIMEOUT_MS, Long.toString(webhook.timeoutSeconds() * 1000L));
        message.setBody(request.bytes());
    }

    /** Words of our own for what is common: exceptions like to quote the URL. */
    private static String problem(Throwable failure) {
        if (failure instanceof AddressRefusedException refused) {
            return refused.words();
        }
        if (failure instanceof UnknownHostException) {
            return "the host is unknown to DNS";
        }
        if (failure instanceof java.net.ConnectException) {
            return "the connection was refused or timed out";
        }
        if (failure instanceof SSLException) {
            return "TLS failed: the certificate is not trusted, expired or of another host";
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return "the connection broke: " + failure.getClass().getSimpleName() + code(failure.getCause());
    }

    private static String code(@Nullable Throwable cause) {
        return cause == null ? "" : " by " + cause.getClass().getSimpleName();
    }
}
