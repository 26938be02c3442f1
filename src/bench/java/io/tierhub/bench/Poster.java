package io.tierhub.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;

/** Somebody who posts records to a hub. */
final class Poster implements AutoCloseable {
    static final String HEADER = "X-Key";
    static final String SECRET = "a key of the benchmark";

    private final String url;
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(20)
                    // The hub lets none live for longer than a minute.
                    .setDefaultConnectionConfig(ConnectionConfig.custom()
                            .setTimeToLive(TimeValue.ofSeconds(30))
                            .build())
                    .build())
            .build();

    Poster(int port) {
        this.url = "http://127.0.0.1:" + port + "/in/" + BenchHome.SYSTEM + "/customers";
    }

    void post(String json) throws IOException {
        HttpPost post = new HttpPost(url);
        post.setHeader(HEADER, SECRET);
        post.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        client.execute(post, answer -> {
            String said = EntityUtils.toString(answer.getEntity());
            if (answer.getCode() != 200) {
                throw new IOException(answer.getCode() + " " + said);
            }
            return said;
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
