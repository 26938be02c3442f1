package io.tierhub.flow.kafka;

import io.tierhub.flow.Channel;
import io.tierhub.flow.Target;
import io.tierhub.publish.KafkaLoginSettings;
import io.tierhub.publish.KafkaTargetSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Topics through a Camel of their own, which begins with the first event: a hub without such a target never loads the client. The
 * brokers are the installation's own and may be anywhere; clients go wherever a broker sends them.
 */
public final class KafkaCamel implements AutoCloseable {
    private static final String ALL_REPLICAS = "all";

    private final Path home;
    private final List<TopicWriter> writers = new ArrayList<>();
    private @Nullable DefaultCamelContext camel;

    /** Gives the endpoint of one target, with the password of now. */
    interface Endpoints {
        KafkaEndpoint open();
    }

    /** @param home what the names of certificate files are relative to */
    public KafkaCamel(Path home) {
        this.home = home;
    }

    /** How a target is spoken to. */
    public synchronized Channel channel(Target target, KafkaTargetSettings topic, ZoneId zone) {
        TopicWriter writer =
                new TopicWriter(() -> endpoint(target, topic), topic.timeout().toMillis());
        writers.add(writer);
        return new KafkaChannel(target, topic, writer, zone);
    }

    /** The address holds neither user nor password: addresses of endpoints are logged. Each target has its own by its client's name. */
    private KafkaEndpoint endpoint(Target target, KafkaTargetSettings topic) {
        KafkaEndpoint endpoint = started()
                .getEndpoint("kafka:" + topic.topic() + "?clientId=tierhub-" + target.system(), KafkaEndpoint.class);
        configure(endpoint.getConfiguration(), topic);
        return endpoint;
    }

    private void configure(KafkaConfiguration client, KafkaTargetSettings topic) {
        int timeoutMs = (int) topic.timeout().toMillis();
        client.setBrokers(String.join(",", topic.brokers()));
        client.setKeySerializer(StringSerializer.class.getName());
        client.setValueSerializer(ByteArraySerializer.class.getName());
        client.setEnableIdempotence(true);
        client.setRequestRequiredAcks(ALL_REPLICAS);
        client.setLingerMs(0);
        client.setProducerBatchSize(0); // one record a batch, so that one too large drags none along
        client.setMaxBlockMs(timeoutMs);
        client.setDeliveryTimeoutMs(timeoutMs);
        client.setRequestTimeoutMs(Math.max(1, timeoutMs / 2));
        client.setRecordMetadata(false);
        @Nullable KafkaLoginSettings login = topic.login();
        client.setSecurityProtocol((login == null ? "" : "SASL_") + (topic.tls() ? "SSL" : "PLAINTEXT"));
        if (topic.ca() != null) {
            client.setSslTruststoreType("PEM");
            client.setSslTruststoreLocation(home.resolve(topic.ca()).toString());
        }
        if (login != null) {
            client.setSaslMechanism(login.mechanism().word());
            client.setSaslJaasConfig(login.jaas().reveal());
        }
    }

    private synchronized DefaultCamelContext started() {
        if (camel == null) {
            camel = new DefaultCamelContext();
            camel.getCamelContextExtension().setName("tierhub-topics");
            camel.start();
        }
        return camel;
    }

    @Override
    public synchronized void close() {
        writers.forEach(TopicWriter::discard);
        if (camel != null) {
            camel.stop();
        }
    }
}
