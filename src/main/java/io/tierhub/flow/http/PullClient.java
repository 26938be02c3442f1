package io.tierhub.flow.http;

import io.tierhub.flow.GuardedDns;
import io.tierhub.vocabulary.ReachableAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * The HTTP client of all pulls, bound as {@code pullClient}. One request is one attempt: no retry, redirect, cookie or
 * proxy of its own. It ends when its time is over, whatever the source trickles, and no answer is larger than it may be,
 * also after unpacking.
 */
public final class PullClient implements HttpClientConfigurer, AutoCloseable {
    /** The name in the Camel registry. */
    public static final String NAME = "pullClient";

    /** Headers that tell the client about one attempt; they never leave the process. */
    static final String TIMEOUT_MS = "tierhub-timeout-ms";

    static final String MAX_BYTES = "tierhub-max-bytes";

    private static final int MAX_CONNECT_MS = 10_000;

    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "pull-deadlines");
        thread.setDaemon(true);
        return thread;
    });
    private final PoolingHttpClientConnectionManager connections;

    /** An answer that is larger than it may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("the answer is larger than " + (maxBytes >> 20)
                    + " MiB; lower pages.size, ask for fewer columns, or raise max_mib");
        }
    }

    /** A client that connects to these addresses alone. */
    public PullClient(ReachableAddresses reachable) {
        deadlines.setRemoveOnCancelPolicy(true);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns(reachable))
                .setMaxConnTotal(100)
                .setMaxConnPerRoute(10)
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.setConnectionManager(connections)
                .setConnectionManagerShared(true)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setUserAgent("Tierhub")
                .addExecInterceptorFirst("one-bounded-attempt", this::attempt);
    }

    private ClassicHttpResponse attempt(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        int timeoutMs = take(request, TIMEOUT_MS);
        int maxBytes = take(request, MAX_BYTES);
        scope.clientContext.setRequestConfig(RequestConfig.copy(scope.clientContext.getRequestConfig())
                .setConnectTimeout(Math.min(timeoutMs, MAX_CONNECT_MS), TimeUnit.MILLISECONDS)
                .setResponseTimeout(timeoutMs, TimeUnit.MILLISECONDS)
                .build());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    cancel(scope.originalRequest);
                },
                timeoutMs,
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            response.setEntity(whole(response.getEntity(), maxBytes, scope));
            return response;
        } catch (IOException broken) {
            if (late.get()) {
                throw new InterruptedIOException("the time of the request is over");
            }
            throw broken;
        } finally {
            deadline.cancel(false);
        }
    }

    /** The body in memory; the connection is free again, or given up where the rest of the body is not wanted. */
    private static HttpEntity whole(HttpEntity entity, int maxBytes, ExecChain.Scope scope) throws IOException {
        if (entity == null) {
            return new ByteArrayEntity(new byte[0], null);
        }
        // Not closed on purpose: closing a stream reads it to its end, however long that is.
        InputStream body = entity.getContent();
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            scope.execRuntime.discardEndpoint();
            throw new TooLargeException(maxBytes);
        }
        String type = entity.getContentType();
        return new ByteArrayEntity(bytes, type == null ? null : ContentType.parseLenient(type));
    }

    private static void cancel(ClassicHttpRequest request) {
        if (request instanceof HttpUriRequest attempt) {
            attempt.abort();
        }
    }

    private static int take(ClassicHttpRequest request, String name) {
        Header header = request.getFirstHeader(name);
        request.removeHeaders(name);
        if (header == null) {
            throw new IllegalStateException("every request of a pull says " + name);
        }
        return Integer.parseInt(header.getValue());
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        connections.close(CloseMode.GRACEFUL);
    }
}
