package io.phonelog.monitoring.health;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Whether the cluster's brokers answer. */
@ApplicationScoped
class KafkaProbe implements Probe {
    private final Admin admin;
    private final int patienceMs;

    KafkaProbe(
            @Identifier("default-kafka-broker") Map<String, Object> settings, HealthConfig config) {
        this.patienceMs = (int) config.timeout().toMillis();
        Map<String, Object> own = new HashMap<>(settings);
        own.put(AdminClientConfig.CLIENT_ID_CONFIG, "health");
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMs);
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMs);
        this.admin = Admin.create(own);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Uni<Finding> look() {
        return Uni.createFrom()
                .completionStage(
                        () ->
                                admin.describeCluster(
                                                new DescribeClusterOptions().timeoutMs(patienceMs))
                                        .nodes()
                                        .toCompletionStage())
                .map(KafkaProbe::of);
    }

    void close(@Observes ShutdownEvent stopping) {
        admin.close(Duration.ZERO);
    }

    private static Finding of(Collection<Node> brokers) {
        return brokers.isEmpty() ? Finding.down("no broker is there") : Finding.UP;
    }
}
