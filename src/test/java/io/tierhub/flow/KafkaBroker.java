package io.tierhub.flow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.LoggerFactory;

/** A broker of Kafka, controller too, in the process of the test; it can go away and come back with what it had. */
final class KafkaBroker implements AutoCloseable {
    static {
        // It tells of its own stop at length.
        for (String name : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
    }

    private final Path folder;
    private final int port;
    private final Properties settings = new Properties();
    private KafkaRaftServer server;

    private KafkaBroker(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        int controller = freePort();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "BROKER",
                "controller.listener.names", "CONTROLLER",
                "auto.create.topics.enable", "false",
                "log.dirs", this.folder.toString()));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "controlled.shutdown.enable", "false",
                "broker.heartbeat.interval.ms", "200",
                "log.cleaner.enable", "false"));
    }

    /** One that is not there yet; its address is. */
    static KafkaBroker at(Path folder) throws Exception {
        KafkaBroker broker = new KafkaBroker(folder);
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(new ByteArrayOutputStream()))
                .setClusterId("AAAAAAAAAAAAAAAAAAAAAA")
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(broker.folder.toString());
        formatter.addDirectory(broker.folder.toString());
        formatter.run();
        return broker;
    }

    KafkaBroker start() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return this;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void topic(String name, Map<String, String> settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** All records of a topic of one partition, oldest first. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> client = Map.of("bootstrap.servers", address(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition all = new TopicPartition(topic, 0);
            consumer.assign(List.of(all));
            long end = consumer.endOffsets(List.of(all)).get(all);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (consumer.position(all) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
