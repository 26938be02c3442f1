package io.tierhub.bench;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** A loop of HttpClient5: posts, and keeps nothing. */
final class BareSender implements AutoCloseable {
    private final BareReceiver receiver;
    private final CloseableHttpClient client = HttpClients.createDefault();

    BareSender(BareReceiver receiver) {
        this.receiver = receiver;
    }

    /** The last body again, so often. */
    void post(int times) {
        byte[] body = receiver.last();
        for (int i = 0; i < times; i++) {
            post(body);
        }
    }

    void post(byte[] body) {
        HttpPost post = new HttpPost(receiver.url());
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        try {
            client.execute(post, answer -> answer.getCode());
        } catch (IOException e) {
            throw new IllegalStateException("the receiver is gone", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
