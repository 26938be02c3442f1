package io.tierhub.flow.http;

import io.tierhub.flow.AddressRefusedException;
import io.tierhub.flow.SourceFault;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Requests through Camel's HTTP component and {@link PullClient}. The exchange is made here, so nobody else's header is in it. */
public final class CamelHttp implements Http {
    /** The host never resolves: the address travels as a header, since addresses of endpoints are logged. */
    private static final String ENDPOINT = "http://pull.invalid?httpClientConfigurer=#" + PullClient.NAME
            + "&throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false&disableStreamCache=true";

    private final ProducerTemplate camel;

    public CamelHttp(CamelContext context) {
        this.camel = context.createProducerTemplate();
    }

    @Override
    public HttpReply send(HttpCall call) throws SourceFault {
        Exchange exchange = camel.send(ENDPOINT, filled -> fill(filled, call));
        Exception failure = exchange.getException();
        if (failure != null) {
            throw SourceFault.unreachable(problem(failure));
        }
        return reply(exchange.getMessage());
    }

    private static void fill(Exchange exchange, HttpCall call) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_URI, call.uri().toString());
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        call.headers().forEach(message::setHeader);
        message.setHeader(PullClient.TIMEOUT_MS, Integer.toString(call.timeoutMs()));
        message.setHeader(PullClient.MAX_BYTES, Integer.toString(call.maxBytes()));
        message.setBody(call.body());
    }

    private static HttpReply reply(Message answer) {
        Map<String, List<String>> headers = new HashMap<>();
        answer.getHeaders().forEach((name, value) -> {
            List<String> values = new ArrayList<>();
            if (value instanceof Iterable<?> several) {
                several.forEach(each -> values.add(String.valueOf(each)));
            } else {
                values.add(String.valueOf(value));
            }
            headers.put(name.toLowerCase(Locale.ROOT), values);
        });
        Integer status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte @Nullable [] body = answer.getBody(byte[].class);
        return new HttpReply(status == null ? 0 : status, headers, body == null ? new byte[0] : body);
    }

    /** Words of our own: exceptions like to quote the address. */
    private static String problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PullClient.TooLargeException large) {
                return String.valueOf(large.getMessage());
            }
            if (cause instanceof AddressRefusedException refused) {
                return refused.words();
            }
            if (cause instanceof UnknownHostException) {
                return "the host is unknown to DNS";
            }
            if (cause instanceof ConnectTimeoutException || cause instanceof ConnectException) {
                return "the connection was refused or timed out";
            }
            if (cause instanceof SSLException) {
                return "TLS failed: the certificate is not trusted, expired or of another host";
            }
            if (cause instanceof InterruptedIOException) {
                return "no whole answer in time; if the source needs longer, raise timeout_seconds or lower pages.size";
            }
        }
        return "the answer broke off: " + failure.getClass().getSimpleName();
    }
}
