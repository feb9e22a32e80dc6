package io.phonelog.stack.kafka;

import io.phonelog.contracts.Topics;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The broker's process: formats its storage once, runs, creates the topics that are missing and
 * then writes the file that says it is ready.
 */
public final class KafkaBroker {
    private KafkaBroker() {}

    /** {@code KafkaBroker <settings file> <ready file>} */
    public static void main(String[] arguments) throws Exception {
        Path settingsFile = Path.of(arguments[0]);
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(settingsFile)) {
            settings.load(in);
        }
        format(settings, settingsFile);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        createTopics(settings.getProperty("advertised.listeners").replaceFirst(".*://", ""));
        Files.createFile(Path.of(arguments[1]));
        server.awaitShutdown();
    }

    private static void format(Properties settings, Path settingsFile) throws IOException {
        Path log = Path.of(settings.getProperty("log.dirs"));
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        String[] command = {
            "format", "-t", Uuid.randomUuid().toString(), "-c", settingsFile.toString()
        };
        int code = StorageTool.execute(command, System.out);
        if (code != 0) {
            throw new IOException("formatting " + log + " failed with code " + code);
        }
    }

    private static void createTopics(String bootstrapServers)
            throws ExecutionException, InterruptedException {
        Map<String, Object> client =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing =
                    Topics.all().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(KafkaBroker::definition)
                            .toList();
            admin.createTopics(missing).all().get();
        }
    }

    private static NewTopic definition(Topics.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy()));
    }
}
