package io.phonelog.stack.supervisor;

import io.phonelog.stack.clamd.ClamdServer;
import io.phonelog.stack.kafka.KafkaServer;
import io.phonelog.stack.keycloak.KeycloakServer;
import io.phonelog.stack.postgres.PostgresServer;
import io.phonelog.stack.s3.ObjectStore;
import io.phonelog.stack.service.ServiceKind;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a service is told, the same way a deployment tells it: by its environment. */
final class ServiceEnvironment {
    /** Who works with files or looks after them; nobody else is given the keys. */
    private static final Set<ServiceKind> USE_FILES =
            EnumSet.of(ServiceKind.UPLOAD, ServiceKind.WORKER, ServiceKind.MONITORING);

    private final PortPlan ports;
    private final Secrets secrets;
    private final boolean scanned;

    /**
     * @param scanned whether the stack has a virus scanner
     */
    ServiceEnvironment(PortPlan ports, Secrets secrets, boolean scanned) {
        this.ports = ports;
        this.secrets = secrets;
        this.scanned = scanned;
    }

    Map<String, String> of(ServiceKind kind) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PHONELOG_HTTP_PORT", Integer.toString(ports.of(kind.module())));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "PHONELOG_OIDC_ISSUER", KeycloakServer.issuer(ports.of(KeycloakServer.NAME)));
        environment.put("PHONELOG_KAFKA_BOOTSTRAP_SERVERS", address(KafkaServer.NAME));
        kind.schema().ifPresent(schema -> environment.putAll(postgres(schema)));
        if (USE_FILES.contains(kind)) {
            environment.putAll(files());
        }
        if (kind == ServiceKind.UPLOAD) {
            // Ten files at once are what this stack's modest heap holds the parts of.
            environment.put("PHONELOG_UPLOAD_MAX_CONCURRENT", "10");
            environment.put("PHONELOG_SCAN_AT_ONCE", "1");
            environment.put(
                    scanned ? "PHONELOG_SCAN_ADDRESS" : "PHONELOG_SCAN_REQUIRED",
                    scanned ? address(ClamdServer.NAME) : "false");
        }
        if (kind == ServiceKind.MONITORING && scanned) {
            environment.put("PHONELOG_HEALTH_CLAMD", address(ClamdServer.NAME));
        }
        if (kind == ServiceKind.JOB) {
            environment.put(
                    "PHONELOG_JOB_EVENT_SERVICE", "http://" + address(ServiceKind.EVENT.module()));
        }
        if (kind == ServiceKind.NOTIFICATION) {
            // Receivers on this machine are the point of a local stack; a deployment forbids them.
            environment.put("PHONELOG_WEBHOOK_ALLOW_HTTP", "true");
            environment.put("PHONELOG_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8,::1/128");
            environment.put("PHONELOG_WEBHOOK_ENCRYPTION_KEY", secrets.encryptionKey("webhooks"));
            VapidKeys push = secrets.vapidKeys();
            environment.put("PHONELOG_PUSH_PUBLIC_KEY", push.publicKey());
            environment.put("PHONELOG_PUSH_PRIVATE_KEY", push.privateKey());
            environment.put("PHONELOG_PUSH_SUBJECT", "mailto:phonelog@localhost");
        }
        return environment;
    }

    private Map<String, String> postgres(String schema) {
        return Map.of(
                "PHONELOG_POSTGRES_HOST", "127.0.0.1",
                "PHONELOG_POSTGRES_PORT", Integer.toString(ports.of(PostgresServer.NAME)),
                "PHONELOG_POSTGRES_DATABASE", PostgresServer.DATABASE,
                "PHONELOG_POSTGRES_PASSWORD", secrets.of(schema),
                "PHONELOG_POSTGRES_OWNER_PASSWORD", secrets.ofOwner(schema));
    }

    private Map<String, String> files() {
        return Map.of(
                "PHONELOG_S3_ENDPOINT",
                "http://" + address(ObjectStore.NAME),
                "PHONELOG_S3_REGION",
                ObjectStore.REGION,
                "PHONELOG_S3_BUCKET",
                ObjectStore.BUCKET,
                "PHONELOG_S3_ACCESS_KEY",
                secrets.accessKey(),
                "PHONELOG_S3_SECRET_KEY",
                secrets.secretKey());
    }

    /** Settings with names that no environment variable can spell. */
    Map<String, String> propertiesOf(ServiceKind kind) {
        if (kind != ServiceKind.MONITORING) {
            return Map.of();
        }
        return Arrays.stream(ServiceKind.values())
                .filter(other -> other != kind)
                .map(ServiceKind::module)
                .collect(
                        Collectors.toMap(
                                module -> "phonelog.health.targets." + module,
                                module -> "http://" + address(module) + "/q/health/ready"));
    }

    private String address(String component) {
        return "127.0.0.1:" + ports.of(component);
    }
}
