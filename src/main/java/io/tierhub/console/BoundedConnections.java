package io.tierhub.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

/**
 * A Vert.x whose servers end connections: after {@value #IDLE_SECONDS} s of silence, and {@value #LIFE_SECONDS} s after
 * they were opened, whatever trickles in. Camel makes the server's options itself and has no setting for it.
 */
final class BoundedConnections {
    static final int IDLE_SECONDS = 20;
    static final int LIFE_SECONDS = 60;

    private BoundedConnections() {}

    static Vertx vertx() {
        return vertx(IDLE_SECONDS, LIFE_SECONDS);
    }

    static Vertx vertx(int idleSeconds, int lifeSeconds) {
        Vertx real = Vertx.vertx();
        return (Vertx) Proxy.newProxyInstance(
                BoundedConnections.class.getClassLoader(),
                new Class<?>[] {VertxInternal.class},
                (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("createHttpServer")
                                && arguments != null
                                && arguments.length == 1
                                && arguments[0] instanceof HttpServerOptions options) {
                            return bounded(real, options, idleSeconds, lifeSeconds);
                        }
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static HttpServer bounded(Vertx vertx, HttpServerOptions options, int idleSeconds, int lifeSeconds) {
        options.setIdleTimeout(idleSeconds).setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> endInTime(vertx, connection, lifeSeconds));
    }

    private static void endInTime(Vertx vertx, HttpConnection connection, int lifeSeconds) {
        long timer = vertx.setTimer(lifeSeconds * 1000L, late -> connection.close());
        connection.closeHandler(closed -> vertx.cancelTimer(timer));
    }
}
