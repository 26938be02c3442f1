package io.tierhub.flow.kafka;

import io.tierhub.publish.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to one topic. All of a hand-over are on their way at once, and each is answered for by the brokers'
 * acknowledgement or by its failure. After a failure the client is thrown away: nothing that has failed is sent later behind our back.
 */
final class TopicWriter {
    private final KafkaCamel.Endpoints endpoints;
    private final long timeoutMs;
    private @Nullable AsyncProducer client;

    /** @param timeoutMs after which a record has failed */
    TopicWriter(KafkaCamel.Endpoints endpoints, long timeoutMs) {
        this.endpoints = endpoints;
        this.timeoutMs = timeoutMs;
    }

    /** One answer for each record, in their order. */
    synchronized List<Answer> write(List<TopicRecord> records) {
        List<CompletableFuture<@Nullable Throwable>> sent = new ArrayList<>(records.size());
        boolean open = true;
        for (int i = 0; i < records.size() && open; i++) {
            CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
            sent.add(end);
            open = send(records.get(i), end);
        }
        List<Answer> answers = answers(records, sent);
        if (answers.stream().anyMatch(TopicFault::silence)) {
            discard();
        }
        return answers;
    }

    /** False: it has failed on the spot, as all that follow would, each after its time is over. */
    private boolean send(TopicRecord record, CompletableFuture<@Nullable Throwable> end) {
        AsyncProducer producer;
        try {
            producer = client();
        } catch (Exception failed) { // what Camel starts may throw anything
            end.complete(failed);
            return false;
        }
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getMessage().setHeaders(Map.copyOf(record.headers()));
        exchange.getMessage().setHeader(KafkaConstants.KEY, record.key());
        exchange.getMessage().setBody(record.value());
        producer.process(exchange, synchronous -> end.complete(exchange.getException()));
        @Nullable Throwable failure = exchange.getException();
        return failure == null || !TopicFault.silence(TopicFault.answer(failure));
    }

    private List<Answer> answers(List<TopicRecord> records, List<CompletableFuture<@Nullable Throwable>> sent) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2 * timeoutMs);
        List<Answer> answers = new ArrayList<>(records.size());
        for (CompletableFuture<@Nullable Throwable> each : sent) {
            answers.add(answer(each, endNanos - System.nanoTime()));
        }
        while (answers.size() < records.size()) {
            answers.add(answers.get(sent.size() - 1)); // never tried: what stopped the last one would stop it
        }
        return answers;
    }

    private static Answer answer(CompletableFuture<@Nullable Throwable> sent, long nanos) {
        try {
            @Nullable Throwable failure = sent.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return failure == null ? Answer.done() : TopicFault.answer(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answer.none("the hub was stopped before a broker acknowledged it");
        } catch (ExecutionException | TimeoutException late) {
            return Answer.none("no broker acknowledged it in time");
        }
    }

    private AsyncProducer client() throws Exception {
        if (client == null) {
            AsyncProducer fresh = endpoints.open().createAsyncProducer();
            fresh.start();
            client = fresh;
        }
        return client;
    }

    /** Ends the connections. */
    synchronized void discard() {
        if (client != null) {
            client.stop();
            client = null;
        }
    }
}
