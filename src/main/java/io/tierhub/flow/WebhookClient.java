package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.vocabulary.ReachableAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of all webhooks, bound as {@code webhookClient}. One attempt is one request: no retry of its own (the
 * library's default repeats 429 and 503), no redirect, no cookie, no proxy; the address is judged when it is connected to. An attempt ends when its time is over, whatever the
 * target trickles, and no more than {@value #MAX_ANSWER_BYTES} bytes of an answer are read: only the status counts.
 */
public final class WebhookClient implements HttpClientConfigurer, AutoCloseable {
    /** The name in the Camel registry. */
    public static final String NAME = "webhookClient";

    /** The header that tells the client the timeout of one attempt; it never leaves the process. */
    static final String TIMEOUT_MS = "tierhub-timeout-ms";

    /** The header in which the beginning of a failure's body travels; a target's own of that name is removed. */
    static final String SAID = "tierhub-said";

    private static final int MAX_SAID_BYTES = 4 * Answer.SAID;
    static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final long DEFAULT_TIMEOUT_MS = 20_000;

    private static final long LOOK_MS = 250;

    /** Attempts under way, and when their time is over by {@link System#nanoTime}: a timer of its own for each would wake its thread for each. */
    private final Map<ClassicHttpRequest, Long> underWay = new ConcurrentHashMap<>();

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final PoolingHttpClientConnectionManager connections;

    /** A client that connects to these addresses alone, whatever names stand for them. */
    public WebhookClient(ReachableAddresses reachable) {
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns(reachable))
                .setMaxConnTotal(200)
                .setMaxConnPerRoute(20)
                .build();
        var unused = deadlines.scheduleWithFixedDelay(this::endOverdue, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .addExecInterceptorFirst("one-bounded-attempt", this::attempt);
    }

    private ClassicHttpResponse attempt(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        long timeoutMs = takeTimeout(request);
        scope.clientContext.setRequestConfig(RequestConfig.copy(scope.clientContext.getRequestConfig())
                .setConnectTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                .setResponseTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                .build());
        ClassicHttpRequest original = scope.originalRequest;
        underWay.put(original, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs));
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            response.removeHeaders(SAID);
            byte[] body = body(response.getEntity());
            if (body == null || body.length > MAX_ANSWER_BYTES) {
                scope.execRuntime.discardEndpoint();
            }
            if (body != null && body.length > 0 && response.getCode() >= 300) {
                response.setHeader(
                        SAID, new String(body, 0, Math.min(body.length, MAX_SAID_BYTES), StandardCharsets.UTF_8));
            }
            response.setEntity(null);
            return response;
        } finally {
            underWay.remove(original);
        }
    }

    private void endOverdue() {
        long now = System.nanoTime();
        underWay.forEach((request, until) -> {
            if (now - until >= 0 && request instanceof HttpUriRequest attempt) {
                attempt.abort();
            }
        });
    }

    private static long takeTimeout(ClassicHttpRequest request) {
        Header header = request.getFirstHeader(TIMEOUT_MS);
        request.removeHeaders(TIMEOUT_MS);
        return header == null ? DEFAULT_TIMEOUT_MS : Long.parseLong(header.getValue());
    }

    /**
     * Reads an answer's body to its end, so that the connection can be used again; null where it ends before its end, and a
     * byte more than {@value #MAX_ANSWER_BYTES} where it does not end in time: then the connection cannot.
     */
    private static byte @Nullable [] body(@Nullable HttpEntity entity) {
        if (entity == null) {
            return new byte[0];
        }
        try {
            // Not closed on purpose: closing a stream reads it to its end, however long that is.
            InputStream body = entity.getContent();
            return body.readNBytes(MAX_ANSWER_BYTES + 1);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        connections.close(CloseMode.GRACEFUL);
    }
}
